//! Runs the binary against two clusters in this process: `cargo run --release --example demo`. With `-- --serve` the
//! clusters stay up for other programs; `-- --help` lists the options.
#![allow(clippy::unwrap_used, reason = "the tests share this code, and fail by a panic")]

use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Write as _, stderr, stdin, stdout};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output};
use std::time::Instant;
use std::{env, thread};

use anyhow::{Context as _, Result, bail};
use clap::Parser;
use support::cluster::Cluster;
use support::kubeconfig::KubeConfig;
use support::pods;
use support::server::ApiServer;
use tempfile::TempDir;

#[path = "cli/support/mod.rs"]
mod support;

/// Shows what kubegvr does, on clusters that live in this process.
#[derive(Parser)]
#[command(name = "demo", bin_name = "cargo run --release --example demo --")]
struct Args {
    /// Keep the clusters up for commands of your own, until Ctrl-C
    #[arg(long)]
    serve: bool,
    /// Serve no custom resources and no objects
    #[arg(long, requires = "serve")]
    stock: bool,
    /// Serve 2,183 resources in 522 group versions, and no objects
    #[arg(long, requires = "serve", conflicts_with = "stock")]
    large: bool,
    /// Serve no aggregated discovery, as servers before 1.26
    #[arg(long, requires = "serve")]
    legacy: bool,
    /// Let discovery of this group version fail
    #[arg(long, requires = "serve", value_name = "GROUP/VERSION")]
    stale: Vec<String>,
    /// Serve this many more custom resources
    #[arg(long, requires = "serve", value_name = "N")]
    crowded: Option<usize>,
    /// Serve this many pods instead of the demo's
    #[arg(long, requires = "serve", value_name = "N")]
    pods: Option<usize>,
}

/// One command of the demo.
struct Step {
    sentence: &'static str,
    args: &'static [&'static str],
    /// How many lines of its output are shown.
    lines: usize,
    /// The expected exit code.
    code: i32,
}

const STEPS: [Step; 10] = [
    Step {
        sentence: "Every resource of the server, as kubectl prints it. This run fills the cache.",
        args: &["api-resources"],
        lines: 4,
        code: 0,
    },
    Step {
        sentence: "The next run reads the cache. Patterns match names, kinds and groups.",
        args: &["api-resources", "widget", "deploy*"],
        lines: 4,
        code: 0,
    },
    Step {
        sentence: "Every version of every resource of a group, not only the preferred one.",
        args: &["gvrs", "shop", "--subresources=false"],
        lines: 6,
        code: 0,
    },
    Step {
        sentence: "What `kubectl get` would ask for by these names.",
        args: &["resolve", "deploy", "wgt", "Ingress"],
        lines: 4,
        code: 0,
    },
    Step {
        sentence: "The pods that are not well, of all namespaces.",
        args: &["pods", "-A", "--problems"],
        lines: 5,
        code: 0,
    },
    Step {
        sentence: "The objects of a custom resource, with the columns of the server.",
        args: &["get", "widgets", "-A"],
        lines: 4,
        code: 0,
    },
    Step {
        sentence: "What an upgrade from 1.31 to 1.36 has changed. Exit code 1: they differ.",
        args: &["diff", "staging", "demo"],
        lines: 4,
        code: 1,
    },
    Step {
        sentence: "The APIs that the older cluster loses in 1.37, with their replacements.",
        args: &["removals", "--context=staging", "--target=1.37"],
        lines: 4,
        code: 0,
    },
    Step {
        sentence: "Manifests that it does not accept, or not after the upgrade. Exit code 1.",
        args: &["check", "-f", "docs/shop.yaml", "--context=staging", "--target=1.37"],
        lines: 5,
        code: 1,
    },
    Step {
        sentence: "Waits until APIs are served, as after the installation of a chart.",
        args: &["wait", "widgets.shop.example.com", "apps/v1", "--timeout=1m"],
        lines: 4,
        code: 0,
    },
];

fn main() -> ExitCode {
    let args = Args::parse();
    let result = if args.serve { serve(&args).map(|()| ExitCode::SUCCESS) } else { show() };
    result.unwrap_or_else(|error| {
        // Nothing is left to do if stderr is closed.
        let _ = writeln!(stderr(), "error: {error:#}");
        ExitCode::FAILURE
    })
}

/// Runs the commands one after another. Fails if an exit code is not the expected one.
fn show() -> Result<ExitCode> {
    let binary = build()?;
    let stop = Stop::listen(false)?;
    let (demo, staging) = (Cluster::demo().serve(), Cluster::staging().serve());
    let home = home_for(&demo, &staging)?;
    let requests = || demo.requests().len() + staging.requests().len();
    let width = width();
    let mut code = ExitCode::SUCCESS;
    let mut out = stdout().lock();
    for (number, step) in (1..).zip(&STEPS) {
        let (before, start) = (requests(), Instant::now());
        let output = run(&binary, step.args, home.path())?;
        let (time, requests) = (start.elapsed(), requests() - before);
        if stop.is_due() {
            return Ok(ExitCode::FAILURE);
        }
        writeln!(out, "{number}. {}\n$ kubegvr {}", step.sentence, quoted(step.args))?;
        write_lines(&mut out, &output, step.lines, width)?;
        let plural = if requests == 1 { "" } else { "s" };
        writeln!(out, "# {} ms, {requests} request{plural}\n", time.as_millis())?;
        if output.status.code() != Some(step.code) {
            writeln!(stderr(), "error: {}, expected exit code {}", output.status, step.code)?;
            code = ExitCode::FAILURE;
        }
    }
    writeln!(out, "Next:")?;
    writeln!(out, "  cargo run --release --example demo -- --serve   # the same clusters, for commands of your own")?;
    writeln!(out, "  cargo install --locked --path .                 # kubegvr on the PATH, for your clusters")?;
    Ok(code)
}

/// Runs the binary with a home of its own only, so that no file of the user is read or changed.
fn run(binary: &Path, args: &[&str], home: &Path) -> Result<Output> {
    let kube = home.join(".kube");
    let mut command = Command::new(binary);
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR")).env_clear();
    command.env("HOME", home).env("KUBECONFIG", kube.join("config")).env("KUBECACHEDIR", kube.join("cache"));
    // Windows needs it to open sockets.
    command.envs(env::var_os("SystemRoot").map(|value| ("SystemRoot", value)));
    command.output().with_context(|| format!("running {}", binary.display()))
}

/// Arguments with globs in quotes, as a shell needs them.
fn quoted(args: &[&str]) -> String {
    let quoted = args.iter().map(|arg| if arg.contains('*') { format!("'{arg}'") } else { (*arg).to_owned() });
    quoted.collect::<Vec<_>>().join(" ")
}

/// Writes the first lines of stdout, each as far as it fits the terminal, and all of stderr.
fn write_lines(out: &mut impl io::Write, output: &Output, most: usize, width: usize) -> io::Result<()> {
    let (text, messages) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let lines: Vec<_> = text.lines().collect();
    // One line that is left out takes as much room as the note about it.
    let shown = if lines.len() <= most + 1 { lines.len() } else { most };
    for line in &lines[..shown] {
        match line.char_indices().nth(width) {
            None => writeln!(out, "{line}")?,
            Some(_) => writeln!(out, "{}…", line.chars().take(width - 1).collect::<String>())?,
        }
    }
    if shown < lines.len() {
        writeln!(out, "... {} more lines", lines.len() - shown)?;
    }
    write!(out, "{messages}")
}

/// The width of the terminal; unlimited if stdout is none.
fn width() -> usize {
    #[cfg(unix)]
    if let Ok(size) = rustix::termios::tcgetwinsize(stdout()) {
        return if size.ws_col == 0 { usize::MAX } else { size.ws_col.into() };
    }
    usize::MAX
}

/// Serves the clusters until Ctrl-C or another signal, or on a terminal Enter.
fn serve(args: &Args) -> Result<()> {
    let stop = Stop::listen(true)?;
    let (demo, staging) = (cluster(args)?.serve(), Cluster::staging().serve());
    let home = home_for(&demo, &staging)?;
    let kube = home.path().join(".kube");
    let (config, cache) = (kube.join("config"), kube.join("cache"));
    let mut out = stdout().lock();
    writeln!(out, "Two clusters are up: the contexts demo (current) and staging, an older release.")?;
    writeln!(out, "Run this in a second terminal:\n")?;
    let binaries = target_dir()?;
    if cfg!(windows) {
        writeln!(out, "$env:KUBECONFIG = \"{}\"", config.display())?;
        writeln!(out, "$env:KUBECACHEDIR = \"{}\"", cache.display())?;
        writeln!(out, "$env:PATH = \"{};$env:PATH\"", binaries.display())?;
    } else {
        writeln!(out, "export KUBECONFIG={}", config.display())?;
        writeln!(out, "export KUBECACHEDIR={}", cache.display())?;
        writeln!(out, "export PATH=\"{}:$PATH\"", binaries.display())?;
    }
    if !binary_in(&binaries).exists() {
        let profile = profile(&binaries);
        writeln!(out, "cargo build --locked --profile {}   # kubegvr is not built yet", profile.display())?;
    }
    writeln!(out, "kubegvr api-resources\n\nEnter or Ctrl-C here stops the clusters and removes their files.")?;
    out.flush()?;
    stop.wait()?;
    drop(home);
    writeln!(out, "stopped: {} is removed", kube.display())?;
    Ok(())
}

fn cluster(args: &Args) -> Result<Cluster> {
    let mut cluster = match (args.stock, args.large) {
        (true, _) => Cluster::stock(),
        (_, true) => Cluster::large(),
        _ => Cluster::demo(),
    };
    if let Some(count) = args.crowded {
        cluster = cluster.crowded(count);
    }
    if let Some(count) = args.pods {
        cluster = cluster.with(pods::many(count));
    }
    for group_version in &args.stale {
        if !cluster.has(group_version) {
            bail!("--stale: the cluster has no group version {group_version:?}");
        }
        cluster = cluster.stale(group_version);
    }
    Ok(if args.legacy { cluster.legacy() } else { cluster })
}

/// A temporary home with a kubeconfig, removed when it is dropped.
fn home_for(demo: &ApiServer, staging: &ApiServer) -> Result<TempDir> {
    let home = tempfile::tempdir().context("making a temporary directory")?;
    let config = KubeConfig::of(demo).named("demo").and(KubeConfig::of(staging).named("staging"));
    config.write_to(&home.path().join(".kube")).context("writing the kubeconfig")?;
    Ok(home)
}

/// The moment to stop and clean up: SIGINT, SIGTERM or SIGHUP.
#[cfg(unix)]
struct Stop(std::os::unix::net::UnixStream);

#[cfg(unix)]
impl Stop {
    /// Handles the signals, and if asked Enter on a terminal.
    fn listen(enter: bool) -> Result<Self> {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        let (receiver, sender) = std::os::unix::net::UnixStream::pair()?;
        for signal in [SIGHUP, SIGINT, SIGTERM] {
            signal_hook::low_level::pipe::register(signal, sender.try_clone()?)?;
        }
        if enter && stdin().is_terminal() {
            thread::spawn(move || {
                let _ = stdin().read_line(&mut String::new());
                (&sender).write_all(b"\n")
            });
        }
        Ok(Self(receiver))
    }

    fn wait(mut self) -> io::Result<()> {
        io::Read::read_exact(&mut self.0, &mut [0])
    }

    fn is_due(&self) -> bool {
        let has_byte = || io::Read::read(&mut &self.0, &mut [0]).is_ok_and(|count| count > 0);
        self.0.set_nonblocking(true).is_ok() && has_byte()
    }
}

/// Without signals: Enter stops.
#[cfg(not(unix))]
struct Stop;

#[cfg(not(unix))]
impl Stop {
    #[expect(clippy::unnecessary_wraps, reason = "it can fail on Unix")]
    fn listen(_enter: bool) -> Result<Self> {
        Ok(Self)
    }

    fn wait(self) -> io::Result<()> {
        while !stdin().is_terminal() {
            thread::park();
        }
        stdin().read_line(&mut String::new()).map(drop)
    }

    fn is_due(&self) -> bool {
        false
    }
}

/// The directory with the binaries of this example's profile, such as target/release.
fn target_dir() -> Result<PathBuf> {
    let this = env::current_exe().context("looking for this program")?;
    Ok(this.ancestors().nth(2).context("not in a target directory")?.to_owned())
}

fn binary_in(target_dir: &Path) -> PathBuf {
    target_dir.join(format!("kubegvr{}", env::consts::EXE_SUFFIX))
}

fn profile(target_dir: &Path) -> OsString {
    let name = target_dir.file_name().filter(|name| *name != "debug");
    name.map_or_else(|| "dev".into(), ToOwned::to_owned)
}

/// Builds the binary beside this example, which cargo does not do for `cargo run --example`, and shows cargo's progress.
fn build() -> Result<PathBuf> {
    let dir = target_dir()?;
    let target = dir.parent().context("not in a target directory")?;
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    if !binary_in(&dir).exists() {
        writeln!(stderr(), "building kubegvr itself, after the demo: once, a minute or two")?;
    }
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // Cargo's variables for this package would make build scripts run again, and everything that depends on them.
    for (name, _) in env::vars_os().filter(|(name, _)| {
        let name = name.to_string_lossy();
        ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_CRATE_", "CARGO_BIN_", "CARGO_PRIMARY_"]
            .iter()
            .any(|it| name.starts_with(it))
    }) {
        cargo.env_remove(name);
    }
    let status = cargo
        .args(["build", "--locked", "--bin", "kubegvr", "--profile"])
        .arg(profile(&dir))
        .args(["--manifest-path".as_ref(), manifest.as_os_str(), "--target-dir".as_ref(), target.as_os_str()])
        .status()
        .context("running cargo")?;
    if !status.success() {
        bail!("building kubegvr: {status}");
    }
    Ok(binary_in(&dir))
}
