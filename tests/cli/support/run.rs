//! Runs the binary in an environment of its own and compares its output.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::expected::Expected;
use super::home::Home;
use super::kubeconfig::KubeConfig;
use super::sink::Sink;

/// A run that takes longer hangs.
const TIMEOUT: Duration = Duration::from_secs(60);

/// The output of a run; more runs may share its home.
pub struct Output {
    /// All of stdout.
    pub stdout: String,
    /// All of stderr.
    pub stderr: String,
    /// The home of the run.
    pub home: Home,
}

/// One run of the binary: first its input, then its expected output, then [`Test::success`] or [`Test::failure`]. Both
/// streams are compared as a whole, and must be empty by default.
#[must_use]
pub struct Test {
    home: Home,
    args: Vec<OsString>,
    env: BTreeMap<OsString, OsString>,
    stdin: Vec<u8>,
    current_dir: PathBuf,
    placeholders: Vec<(String, String)>,
    stdout: Vec<Expected>,
    stderr: Vec<Expected>,
    stdout_goes_to: Sink,
    stderr_goes_to: Sink,
    memory: Option<u64>,
    awaited: Option<Awaited>,
}

/// A text, and what happens when it has come.
type Awaited = (String, Box<dyn FnOnce() + Send>);

impl Test {
    /// A run in an empty home.
    pub fn new() -> Self {
        Self::in_home(&Home::new())
    }

    /// A run in an existing home. The environment has `HOME` and an empty `PATH` only.
    pub fn in_home(home: &Home) -> Self {
        let env = [("HOME".into(), home.path().into()), ("PATH".into(), "".into())];
        Self {
            home: home.clone(),
            args: Vec::new(),
            env: env.into(),
            stdin: Vec::new(),
            current_dir: home.path().to_owned(),
            placeholders: vec![("{home}".into(), home.path().display().to_string())],
            stdout: Vec::new(),
            stderr: Vec::new(),
            stdout_goes_to: Sink::Test,
            stderr_goes_to: Sink::Test,
            memory: None,
            awaited: None,
        }
    }

    /// Adds arguments.
    pub fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.args.extend(args.into_iter().map(|arg| arg.as_ref().to_owned()));
        self
    }

    /// Sets a variable.
    pub fn env(mut self, name: impl Into<OsString>, value: impl Into<OsString>) -> Self {
        self.env.insert(name.into(), value.into());
        self
    }

    /// Removes a variable.
    #[cfg(target_os = "linux")]
    pub fn without_env(mut self, name: &str) -> Self {
        self.env.remove(OsStr::new(name));
        self
    }

    /// Writes a file in the home.
    pub fn file(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        self.home.write(path, content);
        self
    }

    /// Writes `.kube/config` for a server, or as given; `{port}` in expected texts is the port of its first cluster.
    pub fn kubeconfig(mut self, config: impl Into<KubeConfig>) -> Self {
        let config = config.into();
        self.placeholders.push(("{port}".into(), config.port()));
        self.home.kubeconfig(config);
        self
    }

    /// Makes a name in braces stand for a text in all expected texts.
    pub fn placeholder(mut self, name: &str, text: &str) -> Self {
        self.placeholders.push((format!("{{{name}}}"), text.to_owned()));
        self
    }

    /// Runs in a directory below the home.
    pub fn current_dir(mut self, path: &str) -> Self {
        self.current_dir = self.home.join(path);
        fs::create_dir_all(&self.current_dir).unwrap();
        self
    }

    /// Sets what the run reads from stdin, which is empty by default.
    pub fn stdin(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.stdin = bytes.into();
        self
    }

    /// Stdout is a pipe whose reader is closed before the run begins.
    pub fn closed_stdout(mut self) -> Self {
        self.stdout_goes_to = Sink::ClosedPipe;
        self
    }

    /// Stdout is a file on a disk that is full.
    #[cfg(target_os = "linux")]
    pub fn full_disk(mut self) -> Self {
        self.stdout_goes_to = Sink::FullDisk;
        self
    }

    /// Limits the run's address space to this many MiB, its program and threads included.
    #[cfg(target_os = "linux")]
    pub fn memory(mut self, mebibytes: u64) -> Self {
        self.memory = Some(mebibytes);
        self
    }

    /// Stdout is a terminal.
    #[cfg(target_os = "linux")]
    pub fn stdout_terminal(mut self) -> Self {
        self.stdout_goes_to = Sink::Terminal(0);
        self
    }

    /// Stdout is a terminal with a window of this width.
    #[cfg(target_os = "linux")]
    pub fn stdout_window(mut self, columns: u16) -> Self {
        self.stdout_goes_to = Sink::Terminal(columns);
        self
    }

    /// Stderr is a terminal.
    #[cfg(target_os = "linux")]
    pub fn stderr_terminal(mut self) -> Self {
        self.stderr_goes_to = Sink::Terminal(0);
        self
    }

    /// Acts as soon as stderr has this text, while the run lasts.
    #[cfg(target_os = "linux")]
    pub fn when_stderr_has(mut self, text: &str, act: impl FnOnce() + Send + 'static) -> Self {
        self.awaited = Some((text.to_owned(), Box::new(act)));
        self
    }

    /// Stdout is this text.
    pub fn stdout(mut self, text: impl Into<String>) -> Self {
        self.stdout.push(Expected::Text(text.into()));
        self
    }

    /// Stderr is this text.
    pub fn stderr(mut self, text: impl Into<String>) -> Self {
        self.stderr.push(Expected::Text(text.into()));
        self
    }

    /// Stdout has this text somewhere.
    pub fn stdout_has(mut self, text: impl Into<String>) -> Self {
        self.stdout.push(Expected::Part(text.into()));
        self
    }

    /// Stderr has this text somewhere.
    pub fn stderr_has(mut self, text: impl Into<String>) -> Self {
        self.stderr.push(Expected::Part(text.into()));
        self
    }

    /// Stdout is the text in `tests/cli/golden/<name>.txt`.
    pub fn stdout_golden(mut self, name: &str) -> Self {
        self.stdout.push(Expected::Golden(name.into()));
        self
    }

    /// Stdout is not compared; the test itself may do so.
    pub fn any_stdout(self) -> Self {
        self.stdout_has("")
    }

    /// Stderr is not compared; the test itself may do so.
    pub fn any_stderr(self) -> Self {
        self.stderr_has("")
    }

    /// Runs the binary, which must exit with 0.
    #[track_caller]
    pub fn success(self) -> Output {
        self.failure(0)
    }

    /// Runs the binary, which must exit with the code.
    #[track_caller]
    pub fn failure(mut self, code: i32) -> Output {
        let (status, stdout, stderr) = self.run();
        let mut faults = Vec::new();
        if status.and_then(|status| status.code()) != Some(code) {
            faults.push(format!("the run is to end with {code}"));
        }
        for (name, expected, actual) in [("stdout", &mut self.stdout, &stdout), ("stderr", &mut self.stderr, &stderr)] {
            if expected.is_empty() {
                expected.push(Expected::Text(String::new()));
            }
            let different = expected.iter().filter_map(|expected| expected.difference(actual, &self.placeholders));
            faults.extend(different.map(|difference| format!("{name} {difference}")));
        }
        assert!(
            faults.is_empty(),
            "kubegvr {}\n{}\n--- status: {}\n--- stdout:\n{stdout}--- stderr:\n{stderr}",
            self.args.join(OsStr::new(" ")).display(),
            faults.join("\n"),
            status.map_or_else(|| format!("killed after {TIMEOUT:?}"), |status| status.to_string()),
        );
        Output { stdout, stderr, home: self.home }
    }

    /// The binary, or a shell that sets a limit and then executes it.
    fn command(&self) -> Command {
        const BINARY: &str = env!("CARGO_BIN_EXE_kubegvr");
        let Some(mebibytes) = self.memory else { return Command::new(BINARY) };
        let mut command = Command::new("/bin/sh");
        command.args(["-c", "ulimit -v \"$0\" && exec \"$@\"", &(mebibytes << 10).to_string(), BINARY]);
        command
    }

    /// Runs the binary; no status if it had to be killed.
    fn run(&mut self) -> (Option<ExitStatus>, String, String) {
        let (stdout, from_stdout) = self.stdout_goes_to.open();
        let (stderr, from_stderr) = self.stderr_goes_to.open();
        let mut child = self
            .command()
            .args(&self.args)
            .env_clear()
            .envs(&self.env)
            .current_dir(&self.current_dir)
            .stdin(Stdio::piped())
            .stdout(stdout)
            .stderr(stderr)
            .spawn()
            .unwrap();
        let (mut stdin, input) = (child.stdin.take().unwrap(), std::mem::take(&mut self.stdin));
        // The write fails if the run ends without reading its stdin.
        let writing = thread::spawn(move || drop(stdin.write_all(&input)));
        let (sender, done) = mpsc::channel();
        let stdout = read(from_stdout, None, sender.clone());
        let stderr = read(from_stderr, self.awaited.take(), sender);
        let status = wait(&mut child, &done);
        let texts = [stdout, stderr].map(|reading| reading.join().unwrap());
        writing.join().unwrap();
        let [stdout, stderr] = texts.map(|bytes| String::from_utf8(bytes).unwrap());
        (status, stdout, stderr)
    }
}

/// Reads to the end, if there is a stream to read.
fn read(
    stream: Option<impl Read + Send + 'static>,
    awaited: Option<Awaited>,
    done: mpsc::Sender<()>,
) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let result = stream.map_or(Ok(Vec::new()), |stream| read_to_end(stream, awaited));
        let _ = done.send(());
        result.unwrap()
    })
}

fn read_to_end(mut stream: impl Read, mut awaited: Option<Awaited>) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some((text, act)) = awaited.take() {
        let mut some = [0; 1024];
        let read = stream.read(&mut some)?;
        bytes.extend_from_slice(&some[..read]);
        if String::from_utf8_lossy(&bytes).contains(&text) {
            act();
        } else if read > 0 {
            awaited = Some((text, act));
        }
    }
    stream.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Waits until both streams have ended, as they do with the process; kills it if that takes too long.
fn wait(child: &mut Child, done: &mpsc::Receiver<()>) -> Option<ExitStatus> {
    let ended = (0..2).all(|_| done.recv_timeout(TIMEOUT).is_ok());
    if !ended {
        child.kill().unwrap();
    }
    let status = child.wait().unwrap();
    ended.then_some(status)
}
