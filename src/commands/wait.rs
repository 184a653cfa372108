//! `wait`: waits until APIs are served, or no longer served.

use std::io::{self, ErrorKind};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::api::{ApiName, Presence, Surface};
use crate::cli::{WaitArgs, WaitState};
use crate::commands::app::App;
use crate::commands::contexts::{ContextResult, for_each_context};
use crate::commands::error;
use crate::commands::error::CliError;
use crate::commands::session::Session;
use crate::commands::stdout_watcher::exit_when_stdout_closes;
use crate::go::duration;
use crate::output::write_line;
use crate::sys::ExitCode;
use crate::sys::signals;
use crate::term::ColorWriter;
use crate::term::logger;
use crate::term::progress::{Waiting, waiting};

/// The first pause between two requests; each further pause is half as long again.
const FIRST_PAUSE: Duration = Duration::from_millis(500);
/// The longest pause.
const LAST_PAUSE: Duration = Duration::from_secs(5);
/// Exit code when stdout closes before all targets are ready.
const READER_GONE: ExitCode = ExitCode::Failed;

/// Waits for one server, or for the servers of all contexts. `--timeout` is for the whole run: a context whose turn
/// comes later is asked once.
pub fn run(arguments: &WaitArgs, app: &App<'_>, out: &mut dyn ColorWriter) -> anyhow::Result<ExitCode> {
    let started = Instant::now();
    if !app.is_multi_context() {
        return wait(arguments, started, &Session::single(app), out);
    }
    let mut results = for_each_context(app, |session| {
        let mut lines = Vec::new();
        let result = wait(arguments, started, session, &mut lines);
        Ok((String::from_utf8_lossy(&lines).into_owned(), result))
    })?;
    let mut worst = ExitCode::Done;
    for ContextResult { context, value: (lines, result) } in results.take() {
        lines.lines().try_for_each(|line| write_line(out, context.as_deref(), line))?;
        match result {
            Ok(code) => worst = worst.max(code),
            Err(error) => results.fail(context, error),
        }
    }
    results.finish(worst)
}

/// The progress of a run on one server. Of several contexts, the run shows another one.
fn progress(arguments: &WaitArgs, started: Instant, pending: &Arc<Mutex<String>>) -> Waiting {
    let human = |time: Duration| duration::human(i64::try_from(time.as_secs()).unwrap_or(i64::MAX));
    let (timeout, state, pending) = (human(arguments.timeout), text(arguments.state), Arc::clone(pending));
    waiting(move |_| {
        let pending = pending.lock().unwrap_or_else(PoisonError::into_inner);
        format!("{} of {timeout}, waiting until {state}: {pending}", human(started.elapsed()))
    })
}

/// Asks until all targets are in the state, and prints each when it is. With a timeout of 0 it asks once, as in kubectl
/// (kubectl `pkg/cmd/wait/wait.go`).
fn wait(
    arguments: &WaitArgs,
    started: Instant,
    session: &Session<'_>,
    out: &mut dyn ColorWriter,
) -> anyhow::Result<ExitCode> {
    let session = session.with_timeout(arguments.timeout.saturating_sub(started.elapsed()));
    let deadline = started.checked_add(arguments.timeout);
    let mut pending: Vec<&ApiName> = arguments.names.iter().collect();
    let mut pause = FIRST_PAUSE;
    let is_single = !session.app().is_multi_context();
    let shown = Arc::new(Mutex::new(names(&pending)));
    let _progress = is_single.then(|| progress(arguments, started, &shown));
    let mut is_first = true;
    loop {
        // Always asks the server: a cached state may be out of date.
        let problem = match session.discovery(true)?.surface() {
            Ok(surface) => {
                if is_first && arguments.state == WaitState::Served {
                    note_suggestions(&pending, &surface);
                }
                is_first = false;
                let reported = report_done(&mut pending, &surface, arguments.state, out);
                if !pending.is_empty() && reported.as_ref().is_err_and(|error| error.kind() == ErrorKind::BrokenPipe) {
                    signals::end(READER_GONE);
                }
                reported?;
                if pending.is_empty() {
                    return Ok(session.app().report_failed(&surface));
                }
                None
            }
            // A server that is not up yet serves nothing; one that does not answer may still serve what should be gone.
            Err(error) if error::is_transient(&error) => Some(error::one_line(&error)),
            Err(error) => return Err(error),
        };
        let remaining = deadline.map_or(LAST_PAUSE, |deadline| deadline.saturating_duration_since(Instant::now()));
        if remaining.is_zero() {
            return Err(timed_out(arguments, &pending, problem).into());
        }
        log::info!("waiting for {}", names(&pending));
        exit_when_stdout_closes(READER_GONE);
        *shown.lock().unwrap_or_else(PoisonError::into_inner) = names(&pending);
        thread::sleep(pause.min(remaining));
        pause = (pause + pause / 2).min(LAST_PAUSE);
    }
}

/// Names what the server has in place of a target that it does not serve.
fn note_suggestions(pending: &[&ApiName], surface: &Surface) {
    for target in pending.iter().filter(|target| target.presence(surface) == Presence::Absent) {
        let near = target.suggestions(surface);
        if !near.is_empty() {
            log::warn!(target: logger::NOTE, "{:?} is not served yet; did you mean {}?", target.text, near.join(", "));
        }
    }
}

/// Prints the targets that are in the state, and removes them from `pending`.
fn report_done(
    pending: &mut Vec<&ApiName>,
    surface: &Surface,
    state: WaitState,
    out: &mut dyn ColorWriter,
) -> io::Result<()> {
    let is_done = |target: &&ApiName| match state {
        WaitState::Served => target.presence(surface) == Presence::Served,
        WaitState::Gone => target.presence(surface) == Presence::Absent,
    };
    let (done, remaining) = pending.iter().copied().partition::<Vec<_>, _>(is_done);
    *pending = remaining;
    for target in done {
        writeln!(out, "{} {}", target.text, text(state))?;
    }
    // Shows the progress at once, even in a pipe.
    out.flush()
}

fn timed_out(arguments: &WaitArgs, pending: &[&ApiName], problem: Option<String>) -> CliError {
    let timeout = arguments.timeout;
    let time = if timeout.is_zero() { "0s".to_owned() } else { format!("{timeout:?}") };
    let state = text(arguments.state);
    CliError::Problem {
        message: format!("timed out after {time}, not {state}: {}", names(pending)),
        hint: problem.map(|problem| format!("the last answer was: {problem}")),
        code: ExitCode::TimedOut,
    }
}

fn names(targets: &[&ApiName]) -> String {
    targets.iter().map(|target| target.text.as_str()).collect::<Vec<_>>().join(", ")
}

fn text(state: WaitState) -> &'static str {
    match state {
        WaitState::Served => "served",
        WaitState::Gone => "gone",
    }
}
