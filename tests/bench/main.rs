//! Compares the time and memory of kubegvr and kubectl on the same cluster: `cargo bench`.
//!
//! Figures are ratios: absolute times depend on the machine. Without kubectl on the `PATH` (or at `$KUBECTL`) only
//! kubegvr's own figures are printed. Where valgrind is installed, instructions are counted, which hardly depend on the
//! machine. Each goal is printed with whether it is met; only the limits of memory are asserted. `-- --json FILE` writes
//! all figures to a file.
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
use serde::Serialize;
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
    /// Whether each run starts without a cache.
    is_cold: bool,
    /// The shell that asks for candidates, if that is the task.
    shell: Option<&'static str>,
    kubegvr: &'static [&'static str],
    /// Empty for what kubectl has no command for.
    kubectl: &'static [&'static str],
    /// The peak memory that kubegvr may use, in MiB.
    memory: u64,
    goal: Goal,
}

/// What is aimed at, where there is such a goal.
#[derive(Clone, Copy, Serialize)]
struct Goal {
    /// How many times the wall time of kubegvr kubectl takes.
    wall: Option<f64>,
    cpu: Option<f64>,
    memory: Option<f64>,
    /// In millions.
    instructions: Option<f64>,
}

const NONE: Goal = Goal { wall: None, cpu: None, memory: None, instructions: None };

const TASKS: [Task; 13] = [
    Task {
        name: "api-resources, warm, stock cluster",
        cluster: Cluster::stock,
        is_cold: false,
        shell: None,
        kubegvr: &["api-resources"],
        kubectl: &["api-resources", "--cached"],
        memory: 10,
        goal: Goal { wall: Some(25.0), instructions: Some(3.0), ..NONE },
    },
    Task {
        name: "api-resources, warm, 2,183 resources",
        cluster: Cluster::large,
        is_cold: false,
        shell: None,
        kubegvr: &["api-resources"],
        kubectl: &["api-resources", "--cached"],
        memory: 16,
        goal: Goal { wall: Some(25.0), instructions: Some(15.0), ..NONE },
    },
    Task {
        name: "resolve one name, warm, 2,183 resources",
        cluster: Cluster::large,
        is_cold: false,
        shell: None,
        kubegvr: &["resolve", "deploy"],
        kubectl: &[],
        memory: 16,
        goal: Goal { instructions: Some(5.0), ..NONE },
    },
    Task {
        name: "completion of a resource name, 2,183 resources",
        cluster: Cluster::large,
        is_cold: false,
        shell: Some("bash"),
        kubegvr: &["--", "kubegvr get dep", "dep"],
        kubectl: &["__complete", "get", "dep"],
        memory: 16,
        goal: Goal { instructions: Some(5.0), ..NONE },
    },
    Task {
        name: "pods of one namespace, by the name of their type, warm, 2,183 resources",
        cluster: Cluster::large,
        is_cold: false,
        shell: None,
        kubegvr: &["get", "pods", "-n", "web"],
        kubectl: &["get", "pods", "-n", "web"],
        memory: 16,
        goal: Goal { wall: Some(25.0), instructions: Some(22.0), ..NONE },
    },
    // The task above without discovery: the server's own time, and a process.
    Task {
        name: "pods of one namespace, without discovery",
        cluster: Cluster::large,
        is_cold: false,
        shell: None,
        kubegvr: &["pods", "-n", "web"],
        kubectl: &["get", "--raw", "/api/v1/namespaces/web/pods"],
        memory: 16,
        goal: NONE,
    },
    Task {
        name: "gvrs in a pipe, warm, 2,183 resources",
        cluster: Cluster::large,
        is_cold: false,
        shell: None,
        kubegvr: &["gvrs"],
        kubectl: &["api-resources", "--cached"],
        memory: 16,
        goal: Goal { wall: Some(15.0), instructions: Some(35.0), ..NONE },
    },
    Task {
        name: "api-resources, cold, stock cluster",
        cluster: Cluster::stock,
        is_cold: true,
        shell: None,
        kubegvr: &["api-resources"],
        kubectl: &["api-resources"],
        memory: 16,
        goal: Goal { wall: Some(8.0), ..NONE },
    },
    Task {
        name: "api-resources, cold, legacy discovery",
        cluster: || Cluster::stock().legacy(),
        is_cold: true,
        shell: None,
        kubegvr: &["api-resources"],
        kubectl: &["api-resources"],
        memory: 16,
        goal: NONE,
    },
    Task {
        name: "api-resources, cold, 2,183 resources",
        cluster: Cluster::large,
        is_cold: true,
        shell: None,
        kubegvr: &["api-resources"],
        kubectl: &["api-resources"],
        memory: 24,
        goal: Goal { wall: Some(5.0), instructions: Some(95.0), ..NONE },
    },
    Task {
        name: "api-resources, revalidated, 2,183 resources",
        cluster: Cluster::large,
        is_cold: false,
        shell: None,
        kubegvr: &["api-resources", "--cache-ttl=0"],
        kubectl: &["api-resources"],
        memory: 24,
        goal: NONE,
    },
    Task {
        name: "5,000 pods as a table",
        cluster: || Cluster::stock().with(pods::many(5000)),
        is_cold: false,
        shell: None,
        kubegvr: &["pods", "-A"],
        kubectl: &["get", "pods", "-A"],
        memory: 16,
        goal: Goal { cpu: Some(20.0), memory: Some(15.0), ..NONE },
    },
    Task {
        name: "5,000 pods as JSON",
        cluster: || Cluster::stock().with(pods::many(5000)),
        is_cold: false,
        shell: None,
        kubegvr: &["pods", "-A", "-o", "json"],
        kubectl: &["get", "pods", "-A", "-o", "json"],
        memory: 32,
        goal: Goal { cpu: Some(21.0), memory: Some(28.0), ..NONE },
    },
];

/// The best of several runs, in the units of the report.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
struct Cost {
    wall_milliseconds: f64,
    cpu_milliseconds: f64,
    peak_mebibytes: f64,
    /// `None` without valgrind.
    million_instructions: Option<f64>,
}

/// One line of the file of `--json`.
#[derive(Serialize)]
struct Figures {
    task: &'static str,
    kubegvr: Cost,
    kubectl: Option<Cost>,
    goal: Goal,
}

fn main() -> Result<()> {
    let argument = |name: &str| env::args().skip_while(|argument| argument != name).nth(1);
    if let Some(name) = argument("--serve") {
        return serve(&name);
    }
    let kubegvr = PathBuf::from(env!("CARGO_BIN_EXE_kubegvr"));
    let kubectl = kubectl();
    let mut out = stdout().lock();
    let version = kubectl.as_deref().map_or_else(|| Ok("none found".to_owned()), version)?;
    writeln!(out, "kubectl: {version}")?;
    writeln!(out, "binary: {:.2} MiB\n", mebibytes(fs::metadata(&kubegvr)?.len()))?;
    let mut all = Vec::new();
    for task in &TASKS {
        let cluster = ServedCluster::start(task)?;
        let mut ours = best(&kubegvr, task.kubegvr, task, &cluster)?;
        ours.million_instructions = instructions(&kubegvr, task, &cluster)?;
        let kubectl = kubectl.as_deref().filter(|_| !task.kubectl.is_empty());
        let theirs = kubectl.map(|kubectl| best(kubectl, task.kubectl, task, &cluster)).transpose()?;
        let figures = Figures { task: task.name, kubegvr: ours, kubectl: theirs, goal: task.goal };
        write(&mut out, &figures)?;
        all.push(figures);
        ensure!(ours.peak_mebibytes <= mebibytes(task.memory << 20), "{}: more than {} MiB", task.name, task.memory);
    }
    if let Some(file) = argument("--json") {
        fs::write(&file, serde_json::to_vec_pretty(&all)?).with_context(|| format!("writing {file}"))?;
    }
    Ok(())
}

fn write(out: &mut impl std::io::Write, figures: &Figures) -> std::io::Result<()> {
    let Figures { task, kubegvr, kubectl, goal } = figures;
    writeln!(out, "{task}\n  kubegvr: {}", shown(kubegvr))?;
    if let Some(kubectl) = kubectl {
        let ratio = |figure: fn(&Cost) -> f64| figure(kubectl) / figure(kubegvr).max(f64::MIN_POSITIVE);
        writeln!(out, "  kubectl: {}", shown(kubectl))?;
        for (what, ratio, goal) in [
            ("time", ratio(|cost| cost.wall_milliseconds), goal.wall),
            ("CPU time", ratio(|cost| cost.cpu_milliseconds), goal.cpu),
            ("memory", ratio(|cost| cost.peak_mebibytes), goal.memory),
        ] {
            let goal = goal.map(|goal| format!(" (goal {goal}: {})", verdict(ratio >= goal)));
            writeln!(out, "  kubectl takes {ratio:.1} times the {what}{}", goal.unwrap_or_default())?;
        }
    }
    if let (Some(count), Some(goal)) = (kubegvr.million_instructions, goal.instructions) {
        writeln!(out, "  {count:.1} million instructions (goal {goal}: {})", verdict(count <= goal))?;
    }
    writeln!(out)
}

fn verdict(is_met: bool) -> &'static str {
    if is_met { "met" } else { "not met" }
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

impl ServedCluster {
    /// A home with the kubeconfig alone.
    fn home(&self) -> Result<tempfile::TempDir> {
        let home = tempfile::tempdir()?;
        let config = home.path().join(".kube");
        fs::create_dir(&config)?;
        for entry in fs::read_dir(self.dir.path())? {
            let entry = entry?;
            fs::copy(entry.path(), config.join(entry.file_name()))?;
        }
        Ok(home)
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

/// Runs a program several times in one home, the first time uncounted: it finds the files in no page cache.
fn best(program: &Path, args: &[&str], task: &Task, cluster: &ServedCluster) -> Result<Cost> {
    let home = cluster.home()?;
    fill_cache(program, task, home.path())?;
    let mut costs: Vec<(Duration, Duration, u64)> = Vec::new();
    for _ in 0..=RUNS {
        if task.is_cold {
            let _ = fs::remove_dir_all(home.path().join(".kube/cache"));
        }
        costs.push(run(program, args, task, home.path())?);
    }
    let least = |by: fn(&(Duration, Duration, u64)) -> Duration| {
        costs[1..].iter().map(by).min().unwrap_or_default().as_secs_f64() * 1e3
    };
    let memory = costs[1..].iter().map(|(_, _, memory)| *memory).max().unwrap_or_default();
    Ok(Cost {
        wall_milliseconds: least(|cost| cost.0),
        cpu_milliseconds: least(|cost| cost.1),
        peak_mebibytes: mebibytes(memory),
        million_instructions: None,
    })
}

/// Lets a program discover the cluster, unless the task does that.
fn fill_cache(program: &Path, task: &Task, home: &Path) -> Result<()> {
    if !task.is_cold {
        run(program, &["api-resources"], &Task { shell: None, ..*task }, home)?;
    }
    Ok(())
}

/// The wall time, the CPU time and the peak memory of one run.
fn run(program: &Path, args: &[&str], task: &Task, home: &Path) -> Result<(Duration, Duration, u64)> {
    let start = Instant::now();
    let mut command = Command::new(program);
    command.args(args).env_clear().env("HOME", home).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.envs(task.shell.map(|shell| ("KUBEGVR_COMPLETE", shell)));
    let usage = command.spawn().with_context(|| format!("running {}", program.display()))?.wait4()?;
    ensure!(usage.status.success(), "{} {} failed", program.display(), args.join(" "));
    let cpu = usage.rusage.utime + usage.rusage.stime;
    Ok((start.elapsed(), cpu, usage.rusage.maxrss))
}

/// The instructions of one run, in millions; `None` without valgrind.
fn instructions(program: &Path, task: &Task, cluster: &ServedCluster) -> Result<Option<f64>> {
    let home = cluster.home()?;
    fill_cache(program, task, home.path())?;
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(program).args(task.kubegvr);
    command.env("HOME", home.path()).env_remove("KUBECONFIG").stdin(Stdio::null());
    command.envs(task.shell.map(|shell| ("KUBEGVR_COMPLETE", shell)));
    let Ok(output) = command.output() else { return Ok(None) };
    let text = String::from_utf8_lossy(&output.stderr);
    let count = text.lines().find_map(|line| line.split_once("Collected : ")?.1.trim().parse::<f64>().ok());
    Ok(count.map(|count| count / 1e6))
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

fn shown(cost: &Cost) -> String {
    let Cost { wall_milliseconds, cpu_milliseconds, peak_mebibytes, million_instructions } = cost;
    let instructions = million_instructions.map(|count| format!(", {count:.1} million instructions"));
    let instructions = instructions.unwrap_or_default();
    format!("{wall_milliseconds:.1} ms, {cpu_milliseconds:.1} ms of CPU, {peak_mebibytes:.1} MiB{instructions}")
}

#[expect(clippy::cast_precision_loss, reason = "for people")]
fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}
