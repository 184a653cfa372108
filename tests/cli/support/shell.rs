//! Interactive shells in a pseudo-terminal, whose user presses TAB.

use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use rustix::termios::{Winsize, tcsetwinsize};

use super::home::Home;
use super::terminal::Terminal;

/// A wait that takes longer fails the test.
const TIMEOUT: Duration = Duration::from_secs(60);
/// The key that moves the cursor to the beginning of the line.
const CONTROL_A: char = '\u{1}';
/// The key that empties the line.
const CONTROL_U: char = '\u{15}';
/// Prints `done`, but does not contain it.
const PRINT_DONE: &str = "echo do''ne\r";

/// A shell that has loaded the completion of kubegvr.
pub struct Shell {
    child: Child,
    keyboard: std::fs::File,
    screen: Receiver<Vec<u8>>,
}

impl Shell {
    /// Bash, zsh or fish in a home, which loads completion as README says, or zsh from the directory `completions/`.
    /// If the shell is not installed, `None` and a message that the test harness does not capture.
    pub fn start(name: &str, home: &Home) -> Option<Self> {
        let directories: Vec<_> = ["/usr/local/bin", "/usr/bin", "/bin"].map(PathBuf::from).into();
        let program = name.split(' ').next().unwrap();
        if !directories.iter().any(|directory| directory.join(program).exists()) {
            let _ = writeln!(io::stderr(), "no {program} in {directories:?}: completion is NOT TESTED there");
            return None;
        }
        let arguments = match name {
            "bash" => {
                home.write(".bashrc", "PS1='$ '\nsource <(kubegvr completion bash)\n");
                ["--noprofile", "-i"]
            }
            "zsh" => {
                let load = "autoload -Uz compinit\ncompinit -u -D\nsource <(kubegvr completion zsh)";
                home.write(".zshrc", format!("PS1='$ '\n{load}\n"));
                ["--no-globalrcs", "-i"]
            }
            "zsh with fpath" => {
                let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("completions");
                let load = format!("fpath=('{}' $fpath)\nautoload -Uz compinit\ncompinit -u -D", directory.display());
                home.write(".zshrc", format!("PS1='$ '\n{load}\n"));
                ["--no-globalrcs", "-i"]
            }
            "fish" => {
                let prompt = "function fish_prompt\n    echo '$ '\nend\n";
                home.write(".config/fish/config.fish", format!("set fish_greeting\n{prompt}"));
                home.write(".config/fish/completions/kubegvr.fish", include_str!("../../../completions/kubegvr.fish"));
                ["--interactive", "--private"]
            }
            other => panic!("{other}"),
        };
        let binary = Path::new(env!("CARGO_BIN_EXE_kubegvr")).parent().unwrap().to_owned();
        let path = std::env::join_paths([binary].into_iter().chain(directories)).unwrap();
        let (terminal, run) = Terminal::pair();
        // Lists fit, so that no shell asks whether to show them; and no line is broken.
        tcsetwinsize(&run, Winsize { ws_row: 200, ws_col: 200, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
        let mut command = Command::new("setsid");
        command.args(["--ctty", "--wait", program]).args(arguments).env_clear().current_dir(home.path());
        command.env("HOME", home.path()).env("PATH", path).env("TERM", "dumb").env("LC_ALL", "C.UTF-8");
        command.stdin(run.try_clone().unwrap()).stdout(run.try_clone().unwrap()).stderr(run);
        let child = command.spawn().unwrap();
        drop(command);
        let keyboard = terminal.keyboard();
        let (sender, screen) = mpsc::channel();
        thread::spawn(move || read(terminal, &sender));
        let mut shell = Self { child, keyboard, screen };
        shell.press(PRINT_DONE);
        shell.until_done();
        Some(shell)
    }

    fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
    }

    /// Everything on the screen up to the next `done`.
    fn until_done(&mut self) -> String {
        self.until(|screen| screen.lines().any(|line| printed(line) == "done"))
    }

    fn until(&mut self, holds: impl Fn(&str) -> bool) -> String {
        let mut seen = Vec::new();
        loop {
            let text = String::from_utf8_lossy(&seen).into_owned();
            if holds(&text) {
                return text;
            }
            match self.screen.recv_timeout(TIMEOUT) {
                Ok(bytes) => seen.extend(bytes),
                Err(error) => panic!("{error} after:\n{text}"),
            }
        }
    }

    /// Types a line, in which TAB is pressed, and gives the words that the shell would run then.
    pub fn words(&mut self, line: &str) -> Vec<String> {
        self.press(&format!("{line}{CONTROL_A}printf '<%s>\\n' \r{PRINT_DONE}"));
        let screen = self.until_done();
        let words = screen.lines().filter_map(|line| printed(line).strip_prefix('<')?.strip_suffix('>'));
        words.map(str::to_owned).collect()
    }

    /// Types a line, in which TAB is pressed, and gives the screen once it shows all these texts.
    pub fn list(&mut self, line: &str, expected: &[&str]) -> String {
        self.press(line);
        let screen = self.until(|screen| expected.iter().all(|text| screen.contains(text)));
        self.press(&format!("{CONTROL_U}{PRINT_DONE}"));
        screen + &self.until_done()
    }
}

/// Ends the shell, and with it the terminal.
impl Drop for Shell {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a command has printed on a line of the screen: fish ends the mode of bracketed paste on the same line.
fn printed(line: &str) -> &str {
    line.rsplit_once("\u{1b}[?2004l").map_or(line, |(_, printed)| printed).trim()
}

fn read(mut terminal: Terminal, screen: &mpsc::Sender<Vec<u8>>) {
    let mut bytes = [0; 4096];
    while let Ok(count @ 1..) = terminal.read(&mut bytes) {
        if screen.send(bytes[..count].to_vec()).is_err() {
            return;
        }
    }
}
