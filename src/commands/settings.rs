//! What the global arguments and the environment mean for one run.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::cli::{CacheArgs, ConnectionArgs, GlobalArgs, LogArgs, SourceArgs};
use crate::discovery::CachePolicy;
use crate::kubeconfig::{ContextSelector, Overrides, Sources, parse_timeout};
use crate::sys::Env;
use crate::term::ColorChoice;

/// The settings of a run, made once. Nothing is read from a file or a server for them.
pub struct Settings {
    pub source: Source,
    /// The kubeconfig files.
    pub kubeconfig: Sources,
    /// `--kuberc`.
    pub kuberc: Option<PathBuf>,
    /// The connection flags, which take precedence over the kubeconfig.
    pub overrides: Overrides,
    pub cache: CacheSettings,
    /// Whether incomplete or ambiguous results have an exit code of their own.
    pub strict: bool,
    /// The level of `-v`.
    pub verbosity: u8,
    pub color: ColorChoice,
}

/// Where API resources come from.
pub enum Source {
    /// The server that the connection flags and the kubeconfig lead to.
    Server,
    /// A file instead of a server; `-` is standard input.
    File(PathBuf),
    /// The servers of several contexts.
    Contexts(ContextSelector),
}

/// Where discovery is cached, and when the cache is read.
pub struct CacheSettings {
    /// The directory of all caches of kubectl, absolute; `None` if it would be in a home directory and there is none.
    pub root: Option<PathBuf>,
    /// How long cached discovery counts as fresh.
    pub time_to_live: Duration,
    pub policy: CachePolicy,
}

impl Settings {
    pub fn new(arguments: GlobalArgs, env: &Env) -> Self {
        let GlobalArgs { connection, source, cache, log: LogArgs { verbosity, strict, color, no_color } } = arguments;
        Self {
            source: Source::new(&source),
            kubeconfig: Sources::choose(connection.kubeconfig.as_deref(), env),
            kuberc: connection.kuberc.clone(),
            overrides: overrides(connection),
            cache: CacheSettings::new(cache, env),
            strict,
            verbosity,
            color: if no_color { ColorChoice::Never } else { color },
        }
    }

    /// When `--request-timeout` is over. An invalid one is an error where servers are asked.
    pub fn deadline(&self, env: &Env) -> Option<Instant> {
        env.started?.checked_add(parse_timeout(&self.overrides.request_timeout).ok()??)
    }
}

impl Source {
    /// The command line has refused combinations of these flags.
    fn new(arguments: &SourceArgs) -> Self {
        if let Some(file) = arguments.file() {
            return Self::File(file.to_owned());
        }
        if arguments.all_contexts {
            return Self::Contexts(ContextSelector::All);
        }
        let patterns: Vec<_> = arguments.patterns().map(str::to_owned).collect();
        if patterns.is_empty() { Self::Server } else { Self::Contexts(ContextSelector::Matching(patterns)) }
    }
}

impl CacheSettings {
    /// The root is `--cache-dir`, else `KUBECACHEDIR`, else `~/.kube/cache`
    /// (cli-runtime `pkg/genericclioptions/config_flags.go`, `getDefaultCacheDir`). kubectl also takes a home directory
    /// relative to the working directory; here nothing is written there unasked.
    fn new(arguments: CacheArgs, env: &Env) -> Self {
        let CacheArgs { cache_dir, cache_ttl, refresh, offline } = arguments;
        let flag = cache_dir.filter(|directory| !directory.as_os_str().is_empty());
        let given = flag.or_else(|| env.cache_dir.clone()).map(|directory| env.current_dir.join(directory));
        let root = given.or_else(|| env.in_home(".kube/cache").filter(|directory| directory.is_absolute()));
        let policy = match (offline, refresh) {
            (true, _) => CachePolicy::Offline,
            (false, true) => CachePolicy::Refresh,
            (false, false) => CachePolicy::MaxAge(cache_ttl),
        };
        Self { root, time_to_live: cache_ttl, policy }
    }
}

/// A flag that is not given is an empty value, as in kubectl.
fn overrides(arguments: ConnectionArgs) -> Overrides {
    Overrides {
        context: arguments.context.unwrap_or_default(),
        cluster: arguments.cluster.unwrap_or_default(),
        user: arguments.user.unwrap_or_default(),
        namespace: arguments.namespace.unwrap_or_default(),
        server: arguments.server.unwrap_or_default(),
        tls_server_name: arguments.tls_server_name.unwrap_or_default(),
        insecure_skip_tls_verify: arguments.insecure_skip_tls_verify,
        certificate_authority: arguments.certificate_authority.unwrap_or_default(),
        client_certificate: arguments.client_certificate.unwrap_or_default(),
        client_key: arguments.client_key.unwrap_or_default(),
        token: arguments.token.unwrap_or_default(),
        username: arguments.username.unwrap_or_default(),
        password: arguments.password.unwrap_or_default(),
        impersonate: arguments.impersonate.unwrap_or_default(),
        impersonate_uid: arguments.as_uid.unwrap_or_default(),
        impersonate_groups: arguments.as_group,
        impersonate_user_extra: arguments.as_user_extra,
        request_timeout: arguments.request_timeout.unwrap_or_default(),
        disable_compression: arguments.disable_compression,
    }
}
