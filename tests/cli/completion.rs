//! `completion`: each shell gets its committed script.

use std::fs;
use std::path::Path;

use crate::support::Test;

const SHELLS: [(&str, &str); 5] = [
    ("bash", "kubegvr.bash"),
    ("zsh", "_kubegvr"),
    ("fish", "kubegvr.fish"),
    ("powershell", "_kubegvr.ps1"),
    ("elvish", "kubegvr.elv"),
];

#[test]
fn every_shell_gets_its_committed_script() {
    for (shell, file) in SHELLS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("completions").join(file);
        let script = fs::read_to_string(path).unwrap();
        assert!(script.contains("api-resources") && script.contains("request-timeout"), "{file}");
        Test::new().args(["completion", shell]).stdout(script).success();
    }
}

#[test]
fn completion_needs_no_kubeconfig_or_server() {
    let broken = || Test::new().file(".kube/config", "{").env("KUBECONFIG", "/none");
    broken().args(["completion", "bash", "--context=none"]).any_stdout().success();
}

#[test]
fn unknown_shell_is_refused() {
    Test::new()
        .args(["completion", "tcsh"])
        .stderr(
            "error: invalid value 'tcsh' for '<SHELL>'\n  [possible values: bash, zsh, fish, powershell, elvish]\n\n  \
             tip: a similar value exists: 'zsh'\n\nFor more information, try '--help'.\n",
        )
        .failure(2);
}
