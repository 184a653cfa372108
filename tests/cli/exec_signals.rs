//! Signals while a credential plugin runs: the plugin ends as well, and the terminal mode is restored.

use std::fs;
use std::time::{Duration, Instant};

use rustix::process::Signal;
use rustix::termios::{LocalModes, tcgetattr};

use crate::support::cluster::Cluster;
use crate::support::plugin::Plugin;
use crate::support::running::{Running, SIGNALS, command, until};
use crate::support::server::ApiServer;
#[cfg(target_os = "linux")]
use crate::support::terminal::Terminal;

/// A plugin that runs a script, writes its process id, and sleeps.
fn plugin(server: &ApiServer, script: &str) -> Plugin {
    Plugin::new(server, &format!("{script}\necho $$ > \"$HOME/started\"\nexec /bin/sleep 600"))
}

fn started(plugin: &Plugin, name: &str) {
    until("the plugin runs", || fs::read_to_string(plugin.home.join(name)).is_ok_and(|text| text.ends_with('\n')));
}

#[test]
fn signal_ends_run_and_plugin() {
    let server = Cluster::demo().serve();
    // A plugin that ignores the signals is killed.
    for (script, rounds) in [("", 3), ("trap '' TERM INT HUP", 1)] {
        for &(signal, code) in SIGNALS.iter().take(rounds) {
            let plugin = plugin(&server, script);
            let run = Running::start(&plugin.home, &["api-resources"]);
            started(&plugin, "started");
            run.signal(signal);
            assert_eq!(run.end(), (Some(code), String::new(), String::new()), "{script}");
        }
    }
    assert_eq!(server.requests().len(), 0);
}

/// A terminal sends SIGINT to the whole group: the plugin has time to clean up, and its end is not reported as an
/// error. It has 300 milliseconds before it gets SIGTERM, and 2 seconds after that; on a busy machine some are late.
#[test]
fn plugin_that_gets_the_signal_too_has_time_to_end() {
    let server = Cluster::demo().serve();
    for (signal, code, name, time) in [(Signal::INT, 130, "INT", 300), (Signal::TERM, 143, "TERM", 2000)] {
        let script = format!("cd \"$HOME\"; trap '/bin/sleep 0.1; echo done > tidied; exit 1' {name}; echo > ready");
        let plugin = Plugin::new(&server, &format!("{script}\nwhile :; do /bin/sleep 0.01; done"));
        let mut in_time = 0;
        for _ in 0..10 {
            let run = Running::start(&plugin.home, &["api-resources"]);
            started(&plugin, "ready");
            let start = Instant::now();
            run.signal_group(signal);
            // The shell may report how the process that it waited for ended.
            let (ended, stdout, stderr) = run.end();
            assert_eq!((ended, stdout.as_str()), (Some(code), ""));
            assert!(stderr.lines().all(|line| line == "Terminated" || line.is_empty()), "{stderr}");
            let took = start.elapsed();
            let is_tidy = fs::remove_file(plugin.home.join("tidied")).is_ok();
            assert!(is_tidy || took >= Duration::from_millis(time), "{name} {took:?}");
            in_time += usize::from(is_tidy);
            fs::remove_file(plugin.home.join("ready")).unwrap();
        }
        assert!(in_time > 0, "{name}: none had the time");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn terminal_mode_changed_by_plugin_is_restored() {
    let server = Cluster::demo().serve();
    for &(signal, code) in SIGNALS {
        let plugin = plugin(&server, "/bin/stty -echo -icanon");
        plugin.configure("", "interactiveMode: Always");
        let (_controller, stdin) = Terminal::pair();
        let before = tcgetattr(&stdin).unwrap().local_modes;
        assert!(before.contains(LocalModes::ECHO | LocalModes::ICANON));
        let run = Running::of(command(&plugin.home, &["api-resources"]).stdin(stdin.try_clone().unwrap()));
        started(&plugin, "started");
        assert!(!tcgetattr(&stdin).unwrap().local_modes.intersects(LocalModes::ECHO | LocalModes::ICANON));
        run.signal(signal);
        assert_eq!(run.end(), (Some(code), String::new(), String::new()));
        assert_eq!(tcgetattr(&stdin).unwrap().local_modes, before);
    }
}

/// The second signal arrives while the run waits for the plugin to end.
#[test]
fn second_signal_ends_run_at_once() {
    let server = Cluster::demo().serve();
    let script = "trap ': > \"$HOME/asked\"' TERM\necho > \"$HOME/ready\"";
    let plugin = Plugin::new(&server, &format!("{script}\nwhile [ ! -e \"$HOME/stop\" ]; do /bin/sleep 0.01; done"));
    let mut run = Running::start(&plugin.home, &["api-resources"]);
    started(&plugin, "ready");
    run.signal(Signal::TERM);
    until("the plugin is asked to end", || plugin.home.join("asked").exists());
    run.signal(Signal::INT);
    assert_eq!(run.code(), Some(130));
    plugin.home.write("stop", "");
    assert_eq!(run.end(), (Some(130), String::new(), String::new()));
}
