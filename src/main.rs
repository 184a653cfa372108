//! `kubegvr`: what a Kubernetes API server serves, and under which group, version and resource.
//!
//! The layers, lowest first; a module uses only those before it:
//! fuzz (of tests), go, sys, term, api, kubeconfig, client, discovery, objects, output, cli, commands, report, main.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test that fails may panic"))]

mod api;
mod cli;
mod client;
mod commands;
mod discovery;
#[cfg(test)]
mod fuzz;
mod go;
mod kubeconfig;
mod objects;
mod output;
mod report;
mod sys;
mod term;

use std::io::{self, BufWriter, Write};
use std::process;

use cli::{Cli, Exit};
use commands::{CliError, Settings};
use report::Report;
use sys::{Env, ExitCode, signals};
use term::{ColorChoice, Output, Stderr, logger};

/// The allocator of the static programs. RELEASING.md has the measurements.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> process::ExitCode {
    signals::start();
    let arguments: Vec<_> = std::env::args_os().collect();
    let program = cli::program_name(&arguments);
    let env = Env::from_process();
    if let Some(text) = commands::complete(&arguments, &env) {
        // A shell that has stopped reading, or cannot read, offers nothing.
        let _ = print(&text, &env);
        return ExitCode::Done.into();
    }
    let Cli { global, command } = match Cli::parse_from_process(&arguments) {
        Ok(cli) => cli,
        Err(exit) => return finish(&exit, &env, program).into(),
    };
    let settings = Settings::new(global, &env);
    let env = Env { deadline: settings.deadline(&env), ..env };
    let stderr = Stderr::new(settings.color, &env);
    logger::start(settings.verbosity, stderr);
    let mut stdout = Stdout { inner: io::stdout().lock(), failure: None };
    let mut out = Output::new(BufWriter::with_capacity(64 << 10, &mut stdout), settings.color, &env);
    let result = commands::run(&command, &settings, &env, &mut out);
    // Data comes before the error, even if the command failed.
    let flushed = out.flush();
    drop(out);
    let report = match (stdout.failure, result) {
        (Some(failure), _) if failure.kind() == io::ErrorKind::BrokenPipe => return ExitCode::Done.into(),
        (Some(failure), Err(error)) => unwritable(failure, Report::new(&error).code),
        (Some(failure), Ok(_)) => unwritable(failure, ExitCode::Failed),
        (None, Ok(code)) => match flushed {
            Ok(()) => return code.into(),
            Err(failure) => unwritable(failure, ExitCode::Failed),
        },
        (None, Err(error)) => Report::new(&error),
    };
    report.print(stderr, program).into()
}

/// Prints help on stdout, or a usage error on stderr.
fn finish(exit: &Exit, env: &Env, program: &str) -> ExitCode {
    let stderr = Stderr::new(ColorChoice::Auto, env);
    let text = match exit {
        Exit::Printed(text) => text,
        Exit::Usage(text) => {
            stderr.print_lines(text);
            return ExitCode::Usage;
        }
        Exit::MissingType(text) => {
            stderr.print_lines(text);
            return ExitCode::Failed;
        }
    };
    match print(text, env) {
        Err(failure) if failure.kind() != io::ErrorKind::BrokenPipe => {
            unwritable(failure, ExitCode::Failed).print(stderr, program)
        }
        _ => ExitCode::Done,
    }
}

fn print(text: &str, env: &Env) -> io::Result<()> {
    let mut out = Output::new(io::stdout().lock(), ColorChoice::Auto, env);
    out.write_all(text.as_bytes())?;
    out.flush()
}

fn unwritable(failure: io::Error, code: ExitCode) -> Report {
    let error = anyhow::Error::new(failure).context("writing to standard output");
    Report::new(&CliError::WithCode { error, code }.into())
}

/// Remembers why stdout failed: a reader that has closed the pipe is not an error, and a command's own error may hide
/// the cause.
struct Stdout<W> {
    inner: W,
    failure: Option<io::Error>,
}

impl<W> Stdout<W> {
    fn note<T>(&mut self, result: io::Result<T>) -> io::Result<T> {
        if let Err(error) = &result
            && error.kind() != io::ErrorKind::Interrupted
        {
            self.failure = Some(error.raw_os_error().map_or_else(|| error.kind().into(), io::Error::from_raw_os_error));
        }
        result
    }
}

impl<W: Write> Write for Stdout<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes);
        self.note(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.inner.flush();
        self.note(flushed)
    }
}
