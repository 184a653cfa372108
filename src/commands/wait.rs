//! `wait`: until something is served, or is not any more.

use std::io::{self, ErrorKind, Write};
use std::thread;
use std::time::{Duration, Instant};

use crate::api::{ApiName, Presence, Surface};
use crate::cli::surface::{State, Wait};
use crate::commands::contexts::{self, Answer};
use crate::commands::reader;
use crate::commands::session::Session;
use crate::exit::{ExitCode, Failure};
use crate::output::write_line;
use crate::report;
use crate::signals;

/// The first pause between two questions; each is half as long again as the one before.
const FIRST_PAUSE: Duration = Duration::from_millis(500);
/// The longest pause.
const LAST_PAUSE: Duration = Duration::from_secs(5);
/// What a reader ends it with that has gone too soon: 0 would say that everything has come true.
const UNHEARD: ExitCode = ExitCode::Failed;

/// Waits for one server, or for all of many. The time is that of the run: a context whose turn comes after it is asked
/// once.
pub fn run(arguments: &Wait, session: &Session<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let begun = Instant::now();
    if !session.run().is_many() {
        return until(arguments, begun, session, out);
    }
    let mut answers = contexts::ask(session, |session| {
        let mut lines = Vec::new();
        let result = until(arguments, begun, session, &mut lines);
        Ok((String::from_utf8_lossy(&lines).into_owned(), result))
    })?;
    let mut worst = ExitCode::Done;
    for Answer { context, value: (lines, result) } in answers.take() {
        lines.lines().try_for_each(|line| write_line(out, context.as_deref(), line))?;
        match result {
            Ok(code) => worst = worst.max(code),
            Err(error) => answers.fail(context, error),
        }
    }
    answers.end(worst)
}

/// Asks until all of it is so, and prints each name as it comes true. With a timeout of 0 it asks once, as in kubectl
/// (kubectl `pkg/cmd/wait/wait.go`).
fn until(arguments: &Wait, begun: Instant, session: &Session<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let session = session.patient_for(arguments.timeout.saturating_sub(begun.elapsed()));
    let deadline = begun.checked_add(arguments.timeout);
    let mut open: Vec<&ApiName> = arguments.names.iter().collect();
    let mut pause = FIRST_PAUSE;
    loop {
        // Always the server: what a cache says is not what is waited for.
        let problem = match session.discovery(true)?.surface() {
            Ok(surface) => {
                let settled = settle(&mut open, &surface, arguments.state, out);
                if !open.is_empty() && settled.as_ref().is_err_and(|error| error.kind() == ErrorKind::BrokenPipe) {
                    signals::end(UNHEARD);
                }
                settled?;
                if open.is_empty() {
                    return Ok(session.report(&surface));
                }
                None
            }
            // A server that is not up yet serves nothing; one that does not answer may serve what should be gone.
            Err(error) if report::is_transient(&error) => Some(report::one_line(&error)),
            Err(error) => return Err(error),
        };
        let left = deadline.map_or(LAST_PAUSE, |deadline| deadline.saturating_duration_since(Instant::now()));
        if left.is_zero() {
            return Err(timed_out(arguments, &open, problem).into());
        }
        log::info!("waiting for {}", names(&open));
        reader::end_without(UNHEARD);
        thread::sleep(pause.min(left));
        pause = (pause + pause / 2).min(LAST_PAUSE);
    }
}

/// Prints the names that have come true, and keeps the others.
fn settle(open: &mut Vec<&ApiName>, surface: &Surface, state: State, out: &mut dyn Write) -> io::Result<()> {
    let is_so = |target: &&ApiName| match state {
        State::Served => target.presence(surface) == Presence::Served,
        State::Gone => target.presence(surface) == Presence::Absent,
    };
    let (settled, left) = open.iter().copied().partition::<Vec<_>, _>(is_so);
    *open = left;
    for target in settled {
        writeln!(out, "{} {}", target.text, state.word())?;
    }
    // Whoever looks on sees how far it has come.
    out.flush()
}

fn timed_out(arguments: &Wait, open: &[&ApiName], problem: Option<String>) -> Failure {
    let (time, state) = (arguments.timeout, arguments.state.word());
    let time = if time.is_zero() { "0s".to_owned() } else { format!("{time:?}") };
    let failure = Failure::error(format!("timed out after {time}, not {state}: {}", names(open)));
    let failure = match problem {
        Some(problem) => failure.hint(format!("the last answer was: {problem}")),
        None => failure,
    };
    failure.code(ExitCode::TimedOut)
}

fn names(targets: &[&ApiName]) -> String {
    targets.iter().map(|target| target.text.as_str()).collect::<Vec<_>>().join(", ")
}
