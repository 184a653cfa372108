//! `wait`: until something is served, or is not any more.

use std::io::Write;
use std::thread;
use std::time::{Duration, Instant};

use crate::cli::surface::{State, Wait};
use crate::commands::reader;
use crate::commands::session::Session;
use crate::discovery::presence::{Presence, Target};
use crate::exit::{self, ExitCode, Failure};
use crate::resource::Surface;

/// The first pause between two questions; each is half as long again as the one before.
const FIRST_PAUSE: Duration = Duration::from_millis(500);
/// The longest pause.
const LAST_PAUSE: Duration = Duration::from_secs(5);

/// Asks until all of it is so, and prints each name as it comes true. With a timeout of 0 it asks once, as in kubectl
/// (kubectl `pkg/cmd/wait/wait.go`).
pub fn run(arguments: &Wait, session: &Session<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let session = session.patient_for(arguments.timeout);
    let deadline = Instant::now().checked_add(arguments.timeout);
    let mut open: Vec<&Target> = arguments.names.iter().collect();
    let mut pause = FIRST_PAUSE;
    loop {
        // Always the server: what a cache says is not what is waited for.
        let problem = match session.discovery(true)?.surface() {
            Ok(surface) => {
                settle(&mut open, &surface, arguments.state, out)?;
                if open.is_empty() {
                    return Ok(session.report(&surface));
                }
                None
            }
            // A server that is not up yet serves nothing; one that does not answer may serve what should be gone.
            Err(error) if exit::is_passing(&error) => Some(exit::explain(&error).0),
            Err(error) => return Err(error),
        };
        let left = deadline.map_or(LAST_PAUSE, |deadline| deadline.saturating_duration_since(Instant::now()));
        if left.is_zero() {
            return Err(timed_out(arguments, &open, problem).into());
        }
        log::info!("waiting for {}", names(&open));
        // What was waited for has not come: 0 would say that it has.
        reader::end_without(ExitCode::Failed);
        thread::sleep(pause.min(left));
        pause = (pause + pause / 2).min(LAST_PAUSE);
    }
}

/// Prints the names that have come true, and keeps the others.
fn settle(open: &mut Vec<&Target>, surface: &Surface, state: State, out: &mut dyn Write) -> anyhow::Result<()> {
    let is_so = |target: &&Target| match state {
        State::Served => target.presence(surface) == Presence::Served,
        State::Gone => target.presence(surface) == Presence::Absent,
    };
    for target in open.iter().filter(|target| is_so(target)) {
        writeln!(out, "{} {}", target.text, state.word())?;
    }
    open.retain(|target| !is_so(target));
    // Whoever looks on sees how far it has come.
    Ok(out.flush()?)
}

fn timed_out(arguments: &Wait, open: &[&Target], problem: Option<String>) -> Failure {
    let (time, state) = (arguments.timeout, arguments.state.word());
    let time = if time.is_zero() { "0s".to_owned() } else { format!("{time:?}") };
    let failure = Failure::error(format!("timed out after {time}, not {state}: {}", names(open)));
    let failure = match problem {
        Some(problem) => failure.hint(format!("the last answer was: {problem}")),
        None => failure,
    };
    failure.code(ExitCode::TimedOut)
}

fn names(targets: &[&Target]) -> String {
    targets.iter().map(|target| target.text.as_str()).collect::<Vec<_>>().join(", ")
}
