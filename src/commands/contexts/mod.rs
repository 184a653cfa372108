//! The same work on one server, or on the servers of several contexts, and the results of all of them.

mod progress;

use crate::api::{FailedGroupVersion, Surface};
use crate::commands::app::App;
use crate::commands::error;
use crate::commands::error::CliError;
use crate::commands::session::{Session, Target};
use crate::commands::settings::Source;
use crate::output::{Failed, RowList, WithContext};
use crate::sys::ExitCode;
use crate::sys::parallel;
use crate::sys::with_label;
use crate::term::progress::waiting;
use progress::Progress;

/// How many servers are asked at the same time.
const PARALLEL_SERVERS: usize = 8;

/// The result of one server.
pub struct ContextResult<T> {
    /// The context that leads to the server; `None` for a run on one server.
    pub context: Option<String>,
    pub value: T,
}

/// The results of all servers of a run, in the order of their contexts. A failure of the only server is an error of
/// the run; of several, those that succeed are printed all the same.
pub struct ContextResults<T> {
    ok: Vec<ContextResult<T>>,
    failures: Vec<(Option<String>, anyhow::Error)>,
    multi_context: bool,
}

/// Does the work for the server or file of the run, or for the servers of all its contexts, several at once.
///
/// # Errors
/// The work for the only server fails, or the contexts cannot be determined.
pub fn for_each_context<T: Send>(
    app: &App<'_>,
    work: impl Fn(&Session<'_>) -> anyhow::Result<T> + Sync,
) -> anyhow::Result<ContextResults<T>> {
    let Source::Contexts(contexts) = &app.settings.source else {
        let ok = vec![ContextResult { context: None, value: work(&Session::single(app))? }];
        return Ok(ContextResults { ok, failures: Vec::new(), multi_context: false });
    };
    let contexts = app.contexts(contexts)?;
    let progress = Progress::new(&contexts);
    let shown = progress.clone();
    let waiting = waiting(move |_| shown.text());
    let results = parallel::map(&contexts, PARALLEL_SERVERS, |context| {
        let result = with_label(Some(context), || work(&Session::new(Target::Context(context), app)));
        progress.finish(context);
        result
    });
    drop(waiting);
    let mut ok = Vec::new();
    let mut failures = Vec::new();
    for (context, result) in contexts.into_iter().zip(results) {
        match result {
            Ok(value) => ok.push(ContextResult { context: Some(context), value }),
            Err(error) => failures.push((Some(context), error)),
        }
    }
    Ok(ContextResults { ok, failures, multi_context: true })
}

impl<T> ContextResults<T> {
    /// The results of a run that asks no server.
    pub fn none() -> Self {
        Self { ok: Vec::new(), failures: Vec::new(), multi_context: false }
    }

    /// The results of the servers that succeeded.
    pub fn iter(&self) -> std::slice::Iter<'_, ContextResult<T>> {
        self.ok.iter()
    }

    /// Whether no server succeeded.
    pub fn is_empty(&self) -> bool {
        self.ok.is_empty()
    }

    /// Takes the results out; the failures stay.
    pub fn take(&mut self) -> Vec<ContextResult<T>> {
        std::mem::take(&mut self.ok)
    }

    /// The items of all results, each with its context.
    pub fn items<'a, R, I: IntoIterator<Item = R>>(&'a self, items: impl Fn(&'a T) -> I) -> Vec<WithContext<'a, R>> {
        let with_context = |result: &'a ContextResult<T>| {
            items(&result.value).into_iter().map(|item| WithContext { context: result.context.as_deref(), item })
        };
        self.ok.iter().flat_map(with_context).collect()
    }

    /// Whether the servers of contexts were asked: then everything that is printed names its context.
    pub fn is_multi_context(&self) -> bool {
        self.multi_context
    }

    /// The rows of all results as one list, with the group versions and contexts that failed.
    pub fn rows<'a, R, I: IntoIterator<Item = R>>(
        &'a self,
        rows: impl Fn(&'a T) -> I,
        failed: impl Fn(&T) -> &[FailedGroupVersion],
    ) -> RowList<'a, R> {
        let of_surface = |result: &ContextResult<T>| {
            Failed::of_surface(failed(&result.value), result.context.as_deref()).collect::<Vec<_>>()
        };
        let of_context = |(context, error): &(Option<String>, anyhow::Error)| Failed {
            context: context.clone(),
            reason: error::one_line(error),
            ..Failed::default()
        };
        let contexts = self.failures.iter().filter(|_| self.multi_context).map(of_context);
        RowList {
            rows: self.items(rows),
            failed: self.iter().flat_map(of_surface).chain(contexts).collect(),
            multi_context: self.multi_context,
        }
    }

    /// Adds a failure in the work on a result.
    pub fn fail(&mut self, context: Option<String>, error: anyhow::Error) {
        self.failures.push((context, error));
    }

    /// Adds a failure for each result that has a problem.
    pub fn fail_each(&mut self, problem: impl Fn(&mut T) -> Option<CliError>) {
        for ContextResult { context, value } in &mut self.ok {
            self.failures.extend(problem(value).map(|failure| (context.clone(), failure.into())));
        }
    }

    /// Warns of the group versions that each surface lacks, and gives the exit code for that.
    pub fn report_failed(&self, app: &App<'_>, surface: impl Fn(&T) -> &Surface) -> ExitCode {
        let report = |ContextResult { context, value }: &ContextResult<T>| {
            with_label(context.as_deref(), || app.report_failed(surface(value)))
        };
        self.iter().map(report).max().unwrap_or(ExitCode::Done)
    }

    /// The exit code of the run: `code`, for what was printed, unless there is a failure.
    ///
    /// # Errors
    /// The failure of the only server, or those of several contexts.
    pub fn finish(mut self, code: ExitCode) -> anyhow::Result<ExitCode> {
        if !self.multi_context {
            return self.failures.pop().map_or(Ok(code), |(_, error)| Err(error));
        }
        // In the order of the contexts, whenever each failed; a failure of no context comes last.
        self.failures.sort_by(|(left, _), (right, _)| (left.is_none(), left).cmp(&(right.is_none(), right)));
        if self.failures.is_empty() {
            return Ok(code);
        }
        Err(CliError::Contexts { failures: self.failures, code }.into())
    }
}
