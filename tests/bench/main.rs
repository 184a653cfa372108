//! Compares the time and memory of kubegvr and kubectl on the same cluster: `cargo bench`.
//!
//! Figures are ratios: absolute times depend on the machine. Without kubectl on the `PATH` (or at `$KUBECTL`) only
//! kubegvr's own figures are printed. Memory is asserted, time is not.
//!
//! The clusters run in a process of their own: the peak memory that the system reports for a program begins with that
//! of its parent at the start.
#![allow(clippy::unwrap_used, reason = "the tests share this code, and fail by a panic")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _, stdin, stdout};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

use anyhow::{Context as _, Result, ensure};
use support::cluster::Cluster;
use support::kubeconfig::KubeConfig;
use support::pods;
use wait4::Wait4 as _;

#[path = "../cli/support/mod.rs"]
mod support;

/// Each figure is the best of this many runs.
const RUNS: usize = 10;

/// One task, with the arguments of each program.
struct Task {
    name: &'static str,
    cluster: fn() -> Cluster,
    kubegvr: &'static [&'static str],
    kubectl: &'static [&'static str],
    /// The peak memory that kubegvr may use, in MiB.
    memory: u64,
}

const TASKS: [Task; 8] = [
    Task {
        name: "api-resources, warm, stock cluster",
        cluster: Cluster::stock,
        kubegvr: &["api-resources"],
        kubectl: &["api-resources", "--cached"],
        memory: 10,
    },
    Task {
        name: "api-resources, warm, 2,000 custom resources",
        cluster: || Cluster::stock().crowded(2000),
        kubegvr: &["api-resources"],
        kubectl: &["api-resources", "--cached"],
        memory: 16,
    },
    Task {
        name: "api-resources, cold, stock cluster",
        cluster: Cluster::stock,
        kubegvr: &["api-resources", "--refresh"],
        kubectl: &["api-resources"],
        memory: 16,
    },
    Task {
        name: "api-resources, cold, legacy discovery",
        cluster: || Cluster::stock().legacy(),
        kubegvr: &["api-resources", "--refresh"],
        kubectl: &["api-resources"],
        memory: 16,
    },
    Task {
        name: "pods of one namespace, by the name of their type, warm, 2,000 custom resources",
        cluster: || Cluster::demo().crowded(2000),
        kubegvr: &["get", "pods", "-n", "data"],
        kubectl: &["get", "pods", "-n", "data"],
        memory: 16,
    },
    // The task above without discovery: the server's own time, and a process.
    Task {
        name: "pods of one namespace, without discovery",
        cluster: || Cluster::demo().crowded(2000),
        kubegvr: &["pods", "-n", "data"],
        kubectl: &["get", "--raw", "/api/v1/namespaces/data/pods"],
        memory: 16,
    },
    Task {
        name: "5,000 pods as a table",
        cluster: || Cluster::stock().with(pods::many(5000)),
        kubegvr: &["pods", "-A"],
        kubectl: &["get", "pods", "-A"],
        memory: 16,
    },
    Task {
        name: "5,000 pods as JSON",
        cluster: || Cluster::stock().with(pods::many(5000)),
        kubegvr: &["pods", "-A", "-o", "json"],
        kubectl: &["get", "pods", "-A", "-o", "json"],
        memory: 32,
    },
];

/// The best of several runs.
#[derive(Clone, Copy)]
struct Cost {
    wall: Duration,
    cpu: Duration,
    /// The peak memory, in bytes.
    memory: u64,
}

fn main() -> Result<()> {
    if let Some(name) = env::args().skip_while(|argument| argument != "--serve").nth(1) {
        return serve(&name);
    }
    let kubegvr = PathBuf::from(env!("CARGO_BIN_EXE_kubegvr"));
    let kubectl = kubectl();
    let mut out = stdout().lock();
    let version = kubectl.as_deref().map_or_else(|| Ok("none found".to_owned()), version)?;
    writeln!(out, "kubectl: {version}")?;
    writeln!(out, "binary: {:.2} MiB\n", mebibytes(fs::metadata(&kubegvr)?.len()))?;
    for task in &TASKS {
        let cluster = ServedCluster::start(task)?;
        let ours = best(&kubegvr, task.kubegvr, &cluster)?;
        writeln!(out, "{}\n  kubegvr: {}", task.name, shown(ours))?;
        if let Some(kubectl) = &kubectl {
            let theirs = best(kubectl, task.kubectl, &cluster)?;
            let ratio = |a: f64, b: f64| a / b.max(f64::MIN_POSITIVE);
            let wall = ratio(theirs.wall.as_secs_f64(), ours.wall.as_secs_f64());
            let cpu = ratio(theirs.cpu.as_secs_f64(), ours.cpu.as_secs_f64());
            let memory = ratio(mebibytes(theirs.memory), mebibytes(ours.memory));
            writeln!(out, "  kubectl: {}", shown(theirs))?;
            writeln!(out, "  ratio: {wall:.1} of the time, {cpu:.1} of the CPU time, {memory:.1} of the memory")?;
        }
        ensure!(ours.memory <= task.memory << 20, "{}: more than {} MiB", task.name, task.memory);
    }
    Ok(())
}

/// A cluster in a process of its own, and a directory with a kubeconfig for it.
struct ServedCluster {
    process: Child,
    dir: tempfile::TempDir,
}

impl ServedCluster {
    fn start(task: &Task) -> Result<Self> {
        let dir = tempfile::tempdir()?;
        let mut process = Command::new(env::current_exe()?)
            .args(["--serve", task.name])
            .current_dir(dir.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        BufReader::new(process.stdout.take().context("no stdout")?).read_line(&mut line)?;
        ensure!(line == "ready\n", "the cluster did not start");
        Ok(Self { process, dir })
    }
}

impl Drop for ServedCluster {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Serves the cluster of a task until stdin ends.
fn serve(name: &str) -> Result<()> {
    let task = TASKS.iter().find(|task| task.name == name).context("no such task")?;
    let server = (task.cluster)().serve();
    for (name, content) in KubeConfig::of(&server).files() {
        fs::write(name, content)?;
    }
    writeln!(stdout(), "ready")?;
    stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}

/// Runs a program several times in one home, the first time uncounted: it fills the cache.
fn best(program: &Path, args: &[&str], cluster: &ServedCluster) -> Result<Cost> {
    let home = tempfile::tempdir()?;
    let config = home.path().join(".kube");
    fs::create_dir(&config)?;
    for entry in fs::read_dir(cluster.dir.path())? {
        let entry = entry?;
        fs::copy(entry.path(), config.join(entry.file_name()))?;
    }
    let costs = (0..=RUNS).map(|_| run(program, args, home.path())).collect::<Result<Vec<_>>>()?;
    let least = |by: fn(&Cost) -> Duration| costs[1..].iter().map(by).min().unwrap_or_default();
    let memory = costs[1..].iter().map(|cost| cost.memory).max().unwrap_or_default();
    Ok(Cost { wall: least(|cost| cost.wall), cpu: least(|cost| cost.cpu), memory })
}

fn run(program: &Path, args: &[&str], home: &Path) -> Result<Cost> {
    let start = Instant::now();
    let mut command = Command::new(program);
    command.args(args).env_clear().env("HOME", home).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let usage = command.spawn().with_context(|| format!("running {}", program.display()))?.wait4()?;
    ensure!(usage.status.success(), "{} {} failed", program.display(), args.join(" "));
    let cpu = usage.rusage.utime + usage.rusage.stime;
    Ok(Cost { wall: start.elapsed(), cpu, memory: usage.rusage.maxrss })
}

/// `$KUBECTL`, or the first kubectl on the `PATH`.
fn kubectl() -> Option<PathBuf> {
    let on_path = || env::split_paths(&env::var_os("PATH")?).map(|dir| dir.join("kubectl")).find(|it| it.is_file());
    env::var_os("KUBECTL").map(PathBuf::from).or_else(on_path)
}

fn version(kubectl: &Path) -> Result<String> {
    let output = Command::new(kubectl).args(["version", "--client"]).output()?;
    Ok(String::from_utf8_lossy(&output.stdout).lines().next().unwrap_or_default().to_owned())
}

fn shown(cost: Cost) -> String {
    let milliseconds = |duration: Duration| duration.as_secs_f64() * 1e3;
    let (wall, cpu) = (milliseconds(cost.wall), milliseconds(cost.cpu));
    format!("{wall:.1} ms, {cpu:.1} ms of CPU, {:.1} MiB", mebibytes(cost.memory))
}

#[expect(clippy::cast_precision_loss, reason = "for people")]
fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}
