//! Runs the binary against a cluster in this process: `cargo run --example demo`.
//!
//! With `-- --serve` the cluster stays up for other programs. Options after `--serve`: `--stock` (no custom resources),
//! `--large` (2,183 resources in 522 group versions),
//! `--legacy` (no aggregated discovery), `--stale GROUP/VERSION`, `--crowded N` (N more custom resources) and `--pods N`.
#![allow(clippy::unwrap_used, reason = "the tests share this code, and fail by a panic")]

use std::env;
use std::io::{IsTerminal as _, Write as _, stdin, stdout};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{fs, thread};

use anyhow::{Context as _, Result, bail};
use support::cluster::Cluster;
use support::kubeconfig::KubeConfig;
use support::pods;

#[path = "cli/support/mod.rs"]
mod support;

/// The commands; the last one reads the cache and sends no request.
const COMMANDS: [&[&str]; 5] = [
    &["api-resources"],
    &["gvrs"],
    &["pods", "-A"],
    &["check", "-f", "docs/shop.yaml", "--fail-on=never"],
    &["api-resources"],
];

fn main() -> Result<ExitCode> {
    let mut args = env::args().skip(1);
    match args.next().as_deref() {
        None => show(),
        Some("--serve") => serve(args),
        Some(other) => bail!("unknown argument {other}"),
    }
}

/// Runs the commands one after another, and fails if one of them does.
fn show() -> Result<ExitCode> {
    let binary = build()?;
    let server = Cluster::demo().serve();
    let home = home_for(&KubeConfig::of(&server))?;
    let mut code = ExitCode::SUCCESS;
    for args in COMMANDS {
        let before = server.requests().len();
        writeln!(stdout(), "$ kubegvr {}", args.join(" "))?;
        // The environment has a temporary HOME only, so that no file of the user is read or changed.
        let mut command = Command::new(&binary);
        command.args(args).current_dir(env!("CARGO_MANIFEST_DIR")).env_clear().env("HOME", home.path());
        let status = command.status();
        let status = status.with_context(|| format!("running {}", binary.display()))?;
        writeln!(stdout(), "# {status}, {} requests to the server\n", server.requests().len() - before)?;
        if !status.success() {
            code = ExitCode::FAILURE;
        }
    }
    Ok(code)
}

/// Serves the cluster, and an older one, until Enter is pressed; without a terminal until the process is ended.
fn serve(args: impl Iterator<Item = String>) -> Result<ExitCode> {
    let (server, staging) = (cluster(args)?.serve(), Cluster::staging().serve());
    let home = home_for(&KubeConfig::of(&server).named("demo").and(KubeConfig::of(&staging).named("staging")))?;
    writeln!(stdout(), "export KUBECONFIG={}", home.path().join(".kube/config").display())?;
    while !stdin().is_terminal() {
        thread::park();
    }
    stdin().read_line(&mut String::new())?;
    Ok(ExitCode::SUCCESS)
}

fn cluster(mut args: impl Iterator<Item = String>) -> Result<Cluster> {
    let mut cluster = Cluster::demo();
    while let Some(arg) = args.next() {
        let mut value = || args.next().with_context(|| format!("{arg} needs a value"));
        cluster = match arg.as_str() {
            "--stock" => Cluster::stock(),
            "--large" => Cluster::large(),
            "--legacy" => cluster.legacy(),
            "--stale" => cluster.stale(&value()?),
            "--crowded" => cluster.crowded(value()?.parse()?),
            "--pods" => cluster.with(pods::many(value()?.parse()?)),
            other => bail!("unknown argument {other}"),
        };
    }
    Ok(cluster)
}

/// A temporary home with a kubeconfig.
fn home_for(kubeconfig: &KubeConfig) -> Result<tempfile::TempDir> {
    let home = tempfile::tempdir().context("making a temporary directory")?;
    let dir = home.path().join(".kube");
    fs::create_dir(&dir)?;
    for (name, content) in kubeconfig.files() {
        fs::write(dir.join(name), content)?;
    }
    Ok(home)
}

/// Builds the binary beside this example, which cargo does not do for `cargo run --example`.
fn build() -> Result<PathBuf> {
    let this = env::current_exe().context("looking for this program")?;
    let dir = this.ancestors().nth(2).context("not in a target directory")?;
    let target = dir.parent().context("not in a target directory")?;
    let profile = match dir.file_name().and_then(|name| name.to_str()) {
        Some("debug") | None => "dev",
        Some(profile) => profile,
    };
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
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
        .args(["build", "--quiet", "--bin", "kubegvr", "--profile", profile])
        .args(["--manifest-path".as_ref(), manifest.as_os_str(), "--target-dir".as_ref(), target.as_os_str()])
        .status()
        .context("running cargo")?;
    if !status.success() {
        bail!("building kubegvr: {status}");
    }
    Ok(dir.join(format!("kubegvr{}", env::consts::EXE_SUFFIX)))
}
