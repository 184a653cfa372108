//! Credential plugins that outlast the request timeout, and interactive plugins of several contexts.

use std::fmt::Write as _;

use serde_json::json;

use crate::support::Test;
use crate::support::cluster::Cluster;
use crate::support::plugin::{Plugin, V1, print};
#[cfg(target_os = "linux")]
use crate::support::running::{Running, command};
#[cfg(target_os = "linux")]
use crate::support::terminal::Terminal;

#[test]
fn plugin_is_stopped_at_the_request_timeout() {
    let server = Cluster::demo().serve();
    let stderr = "Unable to connect to the server: getting credentials: exec: executable {home}/plugin has not finished in \
                  time\n\
                  hint: --request-timeout is for all of the run, and what a plugin asks of a person takes its time\n";
    // What a plugin has started may outlive it, and keep its stdout open.
    let check = |script: &str| {
        let plugin = Plugin::new(&server, &script.replace("{sleep}", "/bin/sleep 60 2>/dev/null"));
        let start = std::time::Instant::now();
        // Time enough for a plugin to begin on a busy machine.
        Test::in_home(&plugin.home).args(["api-resources", "--request-timeout=2s"]).stderr(stderr).failure(1);
        assert!(start.elapsed().as_secs() < 30, "{script}: {:?}", start.elapsed());
        assert_eq!(plugin.runs(), 1, "{script}");
    };
    std::thread::scope(|scope| {
        for script in ["exec {sleep}", "{sleep}", "exec >&-\n{sleep}", "trap '' TERM\n{sleep}"] {
            scope.spawn(move || check(script));
        }
    });
    assert_eq!(server.requests().len(), 0);
}

/// One person answers all prompts, so only one interactive plugin runs at a time.
#[cfg(target_os = "linux")]
#[test]
fn interactive_plugins_of_several_contexts_take_turns() {
    let server = Cluster::demo().token("secret").serve();
    let alone = "cd \"$HOME\"\n[ -e busy ] && echo busy >> overlaps\necho > busy\n/bin/sleep 0.1\n/bin/rm busy";
    let plugin = Plugin::new(&server, &format!("{alone}\n{}", print(V1, &json!({"token": "secret"}))));
    plugin.configure("", "interactiveMode: Always");
    let mut config = plugin.home.read(".kube/config");
    config = config.replace("contexts: [", "contexts: [{name: d, context: {cluster: c, user: u}}, ");
    plugin.home.write(".kube/config", &config);
    let (_controller, stdin) = Terminal::pair();
    let run = Running::of(command(&plugin.home, &["version", "--all-contexts"]).stdin(stdin));
    let mut stdout = format!("Client Version: v{}\nCONTEXT   SERVER VERSION\n", env!("CARGO_PKG_VERSION"));
    for name in ["c", "d"] {
        writeln!(stdout, "{name}         v1.36.2").unwrap();
    }
    assert_eq!(run.end(), (Some(0), stdout, String::new()));
    assert_eq!((plugin.runs(), plugin.home.join("overlaps").exists()), (2, false));
}
