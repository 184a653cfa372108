//! The environment of the process: variables, directories, terminals. Only this file reads them; the rest takes an
//! [`Env`], which a test can construct.

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The environment of one run. A variable that is unset or empty is `None`.
#[derive(Clone, Debug, Default)]
pub struct Env {
    /// The start of the run, from which `--request-timeout` counts. `None` in tests.
    pub started: Option<Instant>,
    /// When `--request-timeout` is over; `None` without one. The arguments give it.
    pub deadline: Option<Instant>,
    /// `HOME`, on Windows client-go's choice; if it is unset or empty, the home directory of the user's account, which
    /// kubectl does not look up. `None` if there is none either.
    pub home: Option<PathBuf>,
    pub current_dir: PathBuf,
    /// `KUBECONFIG`, a list of files.
    pub kubeconfig: Option<OsString>,
    /// `KUBECACHEDIR`, the root of kubectl's caches.
    pub cache_dir: Option<PathBuf>,
    /// `KUBERNETES_MASTER`, the server if the kubeconfig names none.
    pub kubernetes_master: Option<String>,
    /// `KUBERNETES_SERVICE_HOST`, set in a pod.
    pub service_host: Option<String>,
    /// `KUBERNETES_SERVICE_PORT`, set in a pod.
    pub service_port: Option<String>,
    /// `POD_NAMESPACE`, which a pod may be given.
    pub pod_namespace: Option<String>,
    /// The directory with a pod's token, certificate authority and namespace.
    pub service_account_dir: PathBuf,
    /// `SOURCE_DATE_EPOCH`, the timestamp for reproducible output, in seconds since 1970.
    pub source_date_epoch: Option<String>,
    /// `KUBEGVR_COMPLETE`, the shell that asks for completion.
    pub completing_shell: Option<OsString>,
    /// `PATH`, the directories to look programs up in.
    pub path: Option<OsString>,
    /// Whether a plugin may prompt.
    pub stdin_is_terminal: bool,
    pub stdout_is_terminal: bool,
    pub stderr_is_terminal: bool,
    /// The width of the terminal that is stdout: `COLUMNS`, else that of its window; `None` if unknown.
    pub stdout_width: Option<u16>,
    /// The width of the terminal that is stderr.
    pub stderr_width: Option<u16>,
    /// Whether `NO_COLOR` is set, even if empty, or `TERM` is `dumb`: disables colour on terminals.
    pub no_color: bool,
    /// Whether `CLICOLOR_FORCE` is set, not to `0`, and `NO_COLOR` is not: enables colour in pipes.
    pub force_color: bool,
    /// `KUBERC`, the file with the preferences for kubectl, or `off`.
    pub kuberc: Option<OsString>,
    /// Whether `KUBECTL_KUBERC` is `false`, which disables these preferences too.
    pub kuberc_disabled: bool,
    pub proxies: ProxyVariables,
}

/// The variables that name proxies. Upper case takes precedence over lower case
/// (golang.org/x/net `http/httpproxy`, `FromEnvironment`).
#[derive(Clone, Default)]
pub struct ProxyVariables {
    /// `HTTPS_PROXY`, `https_proxy`: for https servers.
    pub https: Option<String>,
    /// `HTTP_PROXY`, `http_proxy`: for http servers.
    pub http: Option<String>,
    /// `NO_PROXY`, `no_proxy`: the servers to connect to directly.
    pub none: Option<String>,
    /// Whether `REQUEST_METHOD` is set. In a CGI program `HTTP_PROXY` may come from a request header.
    pub cgi: bool,
}

/// Omits the values, which may contain passwords.
impl fmt::Debug for ProxyVariables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (https, http) = (self.https.is_some(), self.http.is_some());
        write!(f, "ProxyVariables {{ https: {https}, http: {http}, none: {:?}, cgi: {} }}", self.none, self.cgi)
    }
}

impl Env {
    /// Reads the environment of this process.
    pub fn from_process() -> Self {
        Self {
            started: Some(Instant::now()),
            deadline: None,
            home: home(),
            current_dir: env::current_dir().unwrap_or_default(),
            kubeconfig: variable("KUBECONFIG"),
            cache_dir: variable("KUBECACHEDIR").map(PathBuf::from),
            kubernetes_master: text("KUBERNETES_MASTER"),
            service_host: text("KUBERNETES_SERVICE_HOST"),
            service_port: text("KUBERNETES_SERVICE_PORT"),
            pod_namespace: text("POD_NAMESPACE"),
            service_account_dir: PathBuf::from("/var/run/secrets/kubernetes.io/serviceaccount"),
            source_date_epoch: text("SOURCE_DATE_EPOCH"),
            completing_shell: variable("KUBEGVR_COMPLETE"),
            path: variable("PATH"),
            stdin_is_terminal: io::stdin().is_terminal(),
            stdout_is_terminal: io::stdout().is_terminal(),
            stderr_is_terminal: io::stderr().is_terminal(),
            stdout_width: terminal_width(io::stdout().is_terminal(), || window_width(io::stdout())),
            stderr_width: terminal_width(io::stderr().is_terminal(), || window_width(io::stderr())),
            no_color: env::var_os("NO_COLOR").is_some() || text("TERM").is_some_and(|name| name == "dumb"),
            force_color: text("CLICOLOR_FORCE").is_some_and(|value| value != "0") && env::var_os("NO_COLOR").is_none(),
            kuberc: variable("KUBERC"),
            kuberc_disabled: text("KUBECTL_KUBERC").is_some_and(|value| value.eq_ignore_ascii_case("false")),
            proxies: ProxyVariables {
                https: text("HTTPS_PROXY").or_else(|| text("https_proxy")),
                http: text("HTTP_PROXY").or_else(|| text("http_proxy")),
                none: text("NO_PROXY").or_else(|| text("no_proxy")),
                cgi: variable("REQUEST_METHOD").is_some(),
            },
        }
    }

    /// A path below the home directory, if there is one.
    pub fn in_home(&self, path: impl AsRef<Path>) -> Option<PathBuf> {
        self.home.as_ref().map(|home| home.join(path))
    }
}

/// The home directory. `dirs` reads `HOME`, but on Windows no variable.
fn home() -> Option<PathBuf> {
    let chosen = if cfg!(windows) {
        let drive = variable("HOMEDRIVE").zip(variable("HOMEPATH")).map(|(mut drive, path)| {
            drive.push(path);
            drive
        });
        home_on_windows([variable("HOME"), drive, variable("USERPROFILE")].map(|home| home.map(PathBuf::from)))
    } else {
        None
    };
    chosen.or_else(dirs::home_dir)
}

/// Chooses between `HOME`, `HOMEDRIVE` with `HOMEPATH`, and `USERPROFILE`: the first with a kubeconfig, else the first
/// that is a writable directory, that exists, or that is set (client-go `util/homedir/homedir.go`, `HomeDir`).
fn home_on_windows([home, drive, profile]: [Option<PathBuf>; 3]) -> Option<PathBuf> {
    let with_kubeconfig = [&home, &drive, &profile].into_iter().flatten().find(|dir| dir.join(".kube/config").exists());
    let others = || [&home, &profile, &drive].into_iter().flatten();
    let is_writable = |dir: &Path| fs::metadata(dir).is_ok_and(|dir| dir.is_dir() && !dir.permissions().readonly());
    let chosen = with_kubeconfig
        .or_else(|| others().find(|dir| is_writable(dir)))
        .or_else(|| others().find(|dir| dir.exists()))
        .or_else(|| others().next());
    chosen.cloned()
}

/// Operating system and architecture with Go's names, such as `linux/amd64`.
pub fn platform() -> String {
    let architecture = match env::consts::ARCH {
        "x86_64" => "amd64",
        "aarch64" => "arm64",
        other => other,
    };
    let system = match env::consts::OS {
        "macos" => "darwin",
        other => other,
    };
    format!("{system}/{architecture}")
}

/// `COLUMNS`, else the width of the window. `None` for what is no terminal, and for a terminal that does not know it.
fn terminal_width(is_terminal: bool, window_width: impl FnOnce() -> Option<u16>) -> Option<u16> {
    if !is_terminal {
        return None;
    }
    let columns = text("COLUMNS").and_then(|columns| columns.parse().ok());
    columns.filter(|width| *width > 0).or_else(window_width).filter(|width| *width > 0)
}

#[cfg(unix)]
fn window_width(terminal: impl std::os::fd::AsFd) -> Option<u16> {
    rustix::termios::tcgetwinsize(terminal).ok().map(|window| window.ws_col)
}

#[cfg(not(unix))]
fn window_width<T>(_terminal: T) -> Option<u16> {
    None
}

/// The value of a variable, unless it is empty.
fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

/// The value of a variable, unless it is empty or not text.
fn text(name: &str) -> Option<String> {
    variable(name).and_then(|value| value.into_string().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn home_on_windows_is_the_one_that_client_go_chooses() {
        let root = tempfile::tempdir().unwrap();
        let at = |name: &str| root.path().join(name);
        for name in ["empty", "other", "with/.kube", "also/.kube"] {
            fs::create_dir_all(at(name)).unwrap();
        }
        fs::write(at("with/.kube/config"), "").unwrap();
        fs::write(at("also/.kube/config"), "").unwrap();
        fs::create_dir(at("read-only")).unwrap();
        let mut permissions = fs::metadata(at("read-only")).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(at("read-only"), permissions).unwrap();
        // HOME, HOMEDRIVE with HOMEPATH, USERPROFILE.
        for (homes, expected) in [
            (["empty", "with", "also"], "with"),
            (["empty", "other", "also"], "also"),
            (["read-only", "empty", "other"], "other"),
            (["none", "empty", ""], "empty"),
            (["none", "", "read-only"], "read-only"),
            (["", "gone", "none"], "none"),
            (["", "gone", ""], "gone"),
        ] {
            let set = homes.map(|name| (!name.is_empty()).then(|| at(name)));
            assert_eq!(home_on_windows(set), Some(at(expected)), "{homes:?}");
        }
        assert_eq!(home_on_windows([None, None, None]), None);
    }
}
