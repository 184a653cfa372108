//! SIGINT, SIGTERM and SIGHUP at any moment: the run exits with 128 plus the signal's number, prints nothing, and leaves
//! no temporary file or lock.

use std::fs::{self, File};
use std::io::Read as _;
use std::net::TcpListener;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use fs2::FileExt as _;
use rustix::process::{Pid, Signal, kill_process};

use crate::support::cluster::Cluster;
#[cfg(target_os = "linux")]
use crate::support::fleet::config;
use crate::support::http::{Request, Response};
use crate::support::running::{Running, SIGNALS, command, until};
use crate::support::server::ApiServer;
#[cfg(target_os = "linux")]
use crate::support::terminal::Terminal;
use crate::support::version::CLIENT;
use crate::support::{Home, Test, discovery_folder, pods};

/// A server that announces each request on a channel before it responds, and a home with its kubeconfig.
fn announcing(answer: impl Fn(&Request) -> Response + Send + Sync + 'static) -> (ApiServer, Home, Receiver<String>) {
    let (sender, heard) = mpsc::channel();
    let server = ApiServer::start(move |request| {
        let _ = sender.send(request.target.clone());
        answer(request)
    });
    let home = Home::new();
    home.kubeconfig(&server);
    (server, home, heard)
}

fn wait_for_request(heard: &Receiver<String>, part: &str) {
    while !heard.recv_timeout(Duration::from_secs(60)).unwrap().contains(part) {}
}

/// The temporary files below a home.
fn temporary(home: &Home) -> Vec<String> {
    home.files("").into_iter().filter(|name| name.contains(".kubegvr-")).collect()
}

/// Sends a signal to a run that may have ended already; returns whether the signal ended it.
fn ends_by(mut run: Running, signal: Signal, code: i32) -> bool {
    run.signal(signal);
    let ended = run.code();
    assert!(ended == Some(code) || ended == Some(0), "{ended:?}");
    ended == Some(code)
}

#[test]
fn signal_ends_run_awaiting_a_response() {
    for &(signal, code) in SIGNALS {
        let (_server, home, heard) = announcing(|_| Response::hang());
        for args in [&["api-resources"][..], &["pods"], &["version"], &["raw", "/x"], &["snapshot", "-f", "file"]] {
            let run = Running::start(&home, args);
            wait_for_request(&heard, "/");
            run.signal(signal);
            // Output written before the signal stays; buffered output is dropped.
            let (ended, stdout, stderr) = run.end();
            assert!(stdout.is_empty() || args == ["version"] && stdout == CLIENT, "{args:?}: {stdout}");
            assert_eq!((ended, stderr.as_str()), (Some(code), ""), "{args:?}");
        }
        assert_eq!(home.files("").iter().filter(|name| !name.starts_with(".kube/config")).collect::<Vec<_>>(), [""; 0]);
    }
}

#[test]
fn signal_ends_run_during_the_handshake() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let server = format!("--server=https://{}", listener.local_addr().unwrap());
    for &(signal, code) in SIGNALS {
        let home = Home::new();
        let run = Running::start(&home, &["api-resources", &server]);
        let (mut connection, _) = listener.accept().unwrap();
        connection.read_exact(&mut [0; 5]).unwrap();
        run.signal(signal);
        assert_eq!(run.end(), (Some(code), String::new(), String::new()));
        assert_eq!(home.files(""), [""; 0]);
    }
}

#[test]
fn signal_ends_run_reading_a_body() {
    for &(signal, code) in SIGNALS {
        let (sender, sent) = mpsc::channel();
        let server = ApiServer::start(move |_| {
            let sender = sender.clone();
            Response::stream(move |chunks| {
                chunks.send(b"{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":[")?;
                sender.send(String::new()).unwrap();
                chunks.pause(Duration::from_secs(600))
            })
        });
        let home = Home::new();
        home.kubeconfig(&server);
        for args in [&["api-resources"][..], &["pods", "-A"], &["pods", "-A", "-o", "json"], &["raw", "/x"]] {
            let run = Running::start(&home, args);
            sent.recv_timeout(Duration::from_secs(60)).unwrap();
            run.signal(signal);
            let (ended, _, stderr) = run.end();
            assert_eq!((ended, stderr.as_str()), (Some(code), ""), "{args:?}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn signal_ends_run_showing_progress() {
    let (server, home, _heard) = announcing(|_| Response::hang());
    home.kubeconfig(config([("a", &server), ("b", &server)]));
    for &(signal, code) in SIGNALS {
        let (mut terminal, stderr) = Terminal::open(0);
        let mut run = command(&home, &["api-versions", "--all-contexts"]).stderr(stderr).spawn().unwrap();
        let (mut said, mut byte) = (Vec::new(), [0]);
        while !String::from_utf8_lossy(&said).ends_with("waiting for a and 1 more") {
            terminal.read_exact(&mut byte).unwrap();
            said.push(byte[0]);
        }
        kill_process(Pid::from_child(&run), signal).unwrap();
        assert_eq!(run.wait().unwrap().code(), Some(code));
        let mut left = String::new();
        terminal.read_to_string(&mut left).unwrap();
        assert_eq!(left, "\r\u{1b}[K");
    }
}

/// The system releases the lock of an ended process; the lock file that remains blocks no later run.
#[cfg(target_os = "linux")]
#[test]
fn signal_ends_run_waiting_for_the_lock() {
    for &(signal, code) in SIGNALS {
        let demo = Cluster::demo().handler();
        let (server, home, heard) = announcing(demo);
        let dir = discovery_folder(&home, &server);
        fs::create_dir_all(&dir).unwrap();
        let lock = File::create(dir.join(".kubegvr.lock")).unwrap();
        lock.lock_exclusive().unwrap();
        let run = Running::start(&home, &["api-resources", "--cache-ttl=1h"]);
        let waits = || {
            let files = fs::read_dir(format!("/proc/{}/fd", run.pid())).into_iter().flatten().flatten();
            files.filter_map(|file| fs::read_link(file.path()).ok()).any(|file| file.ends_with(".kubegvr.lock"))
        };
        until("the lock is waited for", waits);
        run.signal(signal);
        assert_eq!(run.end(), (Some(code), String::new(), String::new()));
        assert!(heard.try_recv().is_err());
        drop(lock);
        Test::in_home(&home).args(["api-resources"]).stdout_golden("api-resources").success();
    }
}

#[test]
fn signal_releases_the_lock_for_a_waiting_run() {
    for &(signal, code) in SIGNALS {
        let demo = Cluster::demo().handler();
        let first = std::sync::atomic::AtomicBool::new(true);
        let (_server, home, heard) = announcing(move |request| {
            if first.swap(false, std::sync::atomic::Ordering::SeqCst) { Response::hang() } else { demo(request) }
        });
        let holder = Running::start(&home, &["api-resources"]);
        wait_for_request(&heard, "/api");
        let next = Running::start(&home, &["api-resources"]);
        holder.signal(signal);
        assert_eq!(holder.end(), (Some(code), String::new(), String::new()));
        let start = std::time::Instant::now();
        let (ended, stdout, stderr) = next.end();
        assert_eq!((ended, stderr.as_str()), (Some(0), ""));
        assert!(stdout.contains("deployments"));
        // Under the 5 seconds that a run waits for a stuck lock holder.
        assert!(start.elapsed() < Duration::from_secs(4), "{:?}", start.elapsed());
    }
}

#[test]
fn signal_ends_wait_between_checks() {
    for &(signal, code) in SIGNALS {
        let (_server, home, _heard) = announcing(Cluster::demo().handler());
        let mut run = Running::start(&home, &["wait", "deploy", "gadgets", "-v=1"]);
        run.until_stderr_says("waiting for gadgets\n");
        run.signal(signal);
        let (ended, stdout, stderr) = run.end();
        assert_eq!((ended, stdout.as_str()), (Some(code), "deploy served\n"));
        // On a busy machine it may have checked once more.
        assert!(stderr.lines().all(|line| line.starts_with("note: ")), "{stderr}");
    }
}

#[test]
fn signal_ends_idle_watch() {
    let demo = || {
        let demo = Cluster::demo().handler();
        announcing(move |request| if request.query("watch").is_some() { Response::hang() } else { demo(request) })
    };
    for &(signal, code) in SIGNALS {
        let (_server, home, heard) = demo();
        let whole = Test::in_home(&home).args(["pods", "-A"]).any_stdout().success().stdout;
        let run = Running::start(&home, &["pods", "-A", "-w"]);
        wait_for_request(&heard, "watch=true");
        run.signal(signal);
        assert_eq!(run.end(), (Some(code), whole, String::new()));
    }
}

#[test]
fn signal_ends_run_blocked_on_stdout() {
    let server = Cluster::stock().with(pods::many(2000)).serve();
    let home = Home::new();
    home.kubeconfig(&server);
    for args in [&["pods", "-A", "-o", "json"][..], &["pods", "-A"]] {
        let whole = Test::in_home(&home).args(args).any_stdout().success().stdout;
        for &(signal, code) in SIGNALS {
            let run = Running::start(&home, args);
            run.until_stdout_is_full();
            run.signal(signal);
            let (ended, stdout, stderr) = run.end();
            assert_eq!((ended, stderr.as_str()), (Some(code), ""));
            assert!(whole.starts_with(&stdout) && stdout.len() < whole.len(), "{args:?}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn ignored_signal_stays_ignored() {
    for ignored in ["HUP", "INT"] {
        let (_server, home, heard) = announcing(|_| Response::hang());
        home.script("ignoring", &format!("trap '' {ignored}\nexec \"$@\""));
        let mut run = std::process::Command::new(home.join("ignoring"));
        run.args([env!("CARGO_BIN_EXE_kubegvr"), "api-resources"]).env_clear().env("HOME", home.path());
        let run = Running::of(&mut run);
        wait_for_request(&heard, "/api");
        run.signal(if ignored == "HUP" { Signal::HUP } else { Signal::INT });
        run.signal(Signal::TERM);
        assert_eq!(run.end(), (Some(143), String::new(), String::new()), "{ignored}");
    }
}

/// 8 rounds for each signal: in round N, from 0, the signal comes when there are more than 3 N files.
#[test]
fn signal_during_cache_write_leaves_no_temporary_file() {
    let server = Cluster::demo().serve();
    let mut interrupted = 0;
    for &(signal, code) in SIGNALS {
        for round in 0..8 {
            let home = Home::new();
            home.kubeconfig(&server);
            let run = Running::start(&home, &["gvrs", "-o", "name"]);
            until("files are written", || home.files(".kube/cache").len() > 3 * round || run.has_ended());
            interrupted += usize::from(ends_by(run, signal, code));
            assert_eq!(temporary(&home), [""; 0], "round {round}");
            Test::in_home(&home).args(["api-resources"]).stdout_golden("api-resources").success();
        }
    }
    assert!(interrupted > 3, "only {interrupted} were still at work");
}

/// 8 rounds for each signal, sent when the temporary file exists; on a busy machine more, until one is in time.
#[test]
fn signal_during_snapshot_write_leaves_no_temporary_file() {
    let server = Cluster::demo().crowded(300).serve();
    let home = Home::new();
    home.kubeconfig(&server);
    home.write("out/file", "old");
    for &(signal, code) in SIGNALS {
        let (mut round, mut interrupted) = (0, 0);
        while round < 8 || interrupted == 0 && round < 100 {
            round += 1;
            let run = Running::start(&home, &["snapshot", "-f", "out/file"]);
            until("the file is written", || home.files("out").len() > 1 || run.has_ended());
            interrupted += usize::from(ends_by(run, signal, code));
            assert_eq!(home.files("out"), ["file"], "round {round}");
            assert!(["old", "{"].iter().any(|start| home.read("out/file").starts_with(start)));
        }
        assert!(interrupted > 0, "{code}: none was still at work");
    }
}
