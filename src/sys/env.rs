//! Everything that is read from the process: variables, folders, terminals. In one place, so that the rest
//! takes an [`Env`] and a test writes one down.

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The surroundings of one run.
#[derive(Clone, Debug, Default)]
pub struct Env {
    /// When the run began, which is when its time begins to count. None in a test that does not care.
    pub started: Option<Instant>,
    /// `HOME`, on Windows the profile directory; if it is unset or empty, the home directory of the user's account, which
    /// kubectl does not look up. `None` if there is none either.
    pub home: Option<PathBuf>,
    /// The current folder.
    pub current_dir: PathBuf,
    /// `KUBECONFIG`, a list of files. None where it is unset or empty.
    pub kubeconfig: Option<OsString>,
    /// `KUBECACHEDIR`, the root of kubectl's caches. None where it is unset or empty.
    pub cache_dir: Option<PathBuf>,
    /// `KUBERNETES_MASTER`, the server where the kubeconfig names none. None where it is unset or empty.
    pub kubernetes_master: Option<String>,
    /// `KUBERNETES_SERVICE_HOST`, set in a pod. None where it is unset or empty.
    pub service_host: Option<String>,
    /// `KUBERNETES_SERVICE_PORT`, set in a pod. None where it is unset or empty.
    pub service_port: Option<String>,
    /// `POD_NAMESPACE`, which a pod may be given. None where it is unset or empty.
    pub pod_namespace: Option<String>,
    /// Where a pod finds its token, certificate authority and namespace.
    pub service_account_dir: PathBuf,
    /// `SOURCE_DATE_EPOCH`, the time that output is to carry, in seconds since 1970. None where it is unset or empty.
    pub source_date_epoch: Option<String>,
    /// `PATH`, where programs without a path are looked up. None where it is unset or empty.
    pub path: Option<OsString>,
    /// Whether stdin is a terminal, so that a plugin may ask something.
    pub stdin_is_terminal: bool,
    /// Whether stdout is a terminal.
    pub stdout_is_terminal: bool,
    /// Whether stderr is a terminal.
    pub stderr_is_terminal: bool,
    /// Whether `NO_COLOR` is set, be it to nothing, or `TERM` is `dumb`: terminals get no colour then.
    pub no_color: bool,
    /// `KUBERC`, the file with the preferences for kubectl, or `off`. None where it is unset or empty.
    pub kuberc: Option<OsString>,
    /// Whether `KUBECTL_KUBERC` is `false`, which turns those preferences off as well.
    pub kuberc_disabled: bool,
    /// The variables that name proxies.
    pub proxies: ProxyVariables,
}

/// The variables that name proxies. Upper case goes before lower case, an empty one counts as unset
/// (golang.org/x/net `http/httpproxy`, `FromEnvironment`).
#[derive(Clone, Default)]
pub struct ProxyVariables {
    /// `HTTPS_PROXY`, `https_proxy`: for https servers.
    pub https: Option<String>,
    /// `HTTP_PROXY`, `http_proxy`: for http servers.
    pub http: Option<String>,
    /// `NO_PROXY`, `no_proxy`: the servers that need none.
    pub none: Option<String>,
    /// Whether `REQUEST_METHOD` is set. In a CGI program `HTTP_PROXY` may come from a request's header.
    pub cgi: bool,
}

/// Without the values, which may hold passwords.
impl fmt::Debug for ProxyVariables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (https, http) = (self.https.is_some(), self.http.is_some());
        write!(f, "ProxyVariables {{ https: {https}, http: {http}, none: {:?}, cgi: {} }}", self.none, self.cgi)
    }
}

impl Env {
    /// Reads the surroundings of this process.
    pub fn from_process() -> Self {
        Self {
            started: Some(Instant::now()),
            home: dirs::home_dir(),
            current_dir: env::current_dir().unwrap_or_default(),
            kubeconfig: variable("KUBECONFIG"),
            cache_dir: variable("KUBECACHEDIR").map(PathBuf::from),
            kubernetes_master: text("KUBERNETES_MASTER"),
            service_host: text("KUBERNETES_SERVICE_HOST"),
            service_port: text("KUBERNETES_SERVICE_PORT"),
            pod_namespace: text("POD_NAMESPACE"),
            service_account_dir: PathBuf::from("/var/run/secrets/kubernetes.io/serviceaccount"),
            source_date_epoch: text("SOURCE_DATE_EPOCH"),
            path: variable("PATH"),
            stdin_is_terminal: io::stdin().is_terminal(),
            stdout_is_terminal: io::stdout().is_terminal(),
            stderr_is_terminal: io::stderr().is_terminal(),
            no_color: env::var_os("NO_COLOR").is_some() || text("TERM").is_some_and(|name| name == "dumb"),
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

    /// A path below the home directory.
    pub fn in_home(&self, path: impl AsRef<Path>) -> Option<PathBuf> {
        self.home.as_ref().map(|home| home.join(path))
    }
}

/// The operating system and architecture in Go's words: `linux/amd64`.
pub fn platform() -> String {
    let architecture = match env::consts::ARCH {
        "x86_64" => "amd64",
        "aarch64" => "arm64",
        other => other,
    };
    format!("{}/{architecture}", env::consts::OS)
}

/// The value of a variable, unless it is empty.
fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

/// The value of a variable, unless it is empty or not text.
fn text(name: &str) -> Option<String> {
    variable(name).and_then(|value| value.into_string().ok())
}
