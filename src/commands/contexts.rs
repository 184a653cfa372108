//! One server or many: what each of them says, and what comes of those that say nothing.

use crate::api::{FailedGroupVersion, Surface};
use crate::commands::progress::Progress;
use crate::commands::run::Run;
use crate::commands::session::Session;
use crate::exit::{ExitCode, Failure};
use crate::logger;
use crate::output::{Failed, RowList, WithContext};
use crate::parallel;
use crate::report;

/// Servers that are asked at the same time, at the most.
const PARALLEL_SERVERS: usize = 8;

/// What one server says.
pub struct Answer<T> {
    /// The context that leads to it, where several are asked.
    pub context: Option<String>,
    /// What it says.
    pub value: T,
}

/// What the servers of a run say, in the order of their contexts. A single one that fails is an error of the run; of
/// many, those that fail do not keep the others back.
pub struct Answers<T> {
    there: Vec<Answer<T>>,
    failures: Vec<(Option<String>, anyhow::Error)>,
    is_many: bool,
}

/// Asks the server of the run, or those of all its contexts, a bounded number at once.
///
/// # Errors
/// The only server fails; or the contexts cannot be told.
pub fn ask<T: Send>(
    session: &Session<'_>,
    work: impl Fn(&Session<'_>) -> anyhow::Result<T> + Sync,
) -> anyhow::Result<Answers<T>> {
    let Some(contexts) = session.run().contexts()? else {
        let there = vec![Answer { context: None, value: work(session)? }];
        return Ok(Answers { there, failures: Vec::new(), is_many: false });
    };
    let run: &Run<'_> = session.run();
    let mut progress = Progress::new();
    let results = parallel::map_watched(
        &contexts,
        PARALLEL_SERVERS,
        |context| logger::tell_about(Some(context), || work(&run.context(context))),
        |is_done| progress.show(&contexts, is_done),
    );
    logger::progress(None);
    let (mut there, mut failures) = (Vec::new(), Vec::new());
    for (context, result) in contexts.into_iter().zip(results) {
        match result {
            Ok(value) => there.push(Answer { context: Some(context), value }),
            Err(error) => failures.push((Some(context), error)),
        }
    }
    Ok(Answers { there, failures, is_many: true })
}

impl<T> Answers<T> {
    /// The answers there are.
    pub fn iter(&self) -> std::slice::Iter<'_, Answer<T>> {
        self.there.iter()
    }

    /// Whether no server has said anything.
    pub fn is_empty(&self) -> bool {
        self.there.is_empty()
    }

    /// Takes the answers out; what has failed stays.
    pub fn take(&mut self) -> Vec<Answer<T>> {
        std::mem::take(&mut self.there)
    }

    /// The items of all answers, each with its context.
    pub fn items<'a, R, I: IntoIterator<Item = R>>(&'a self, items: impl Fn(&'a T) -> I) -> Vec<WithContext<'a, R>> {
        let of_answer = |it: &'a Answer<T>| {
            items(&it.value).into_iter().map(|item| WithContext { context: it.context.as_deref(), item })
        };
        self.there.iter().flat_map(of_answer).collect()
    }

    /// Whether the run asks the servers of contexts: then all that is printed says of which it is.
    pub fn is_many(&self) -> bool {
        self.is_many
    }

    /// The rows of all answers as one list, with the group versions and contexts that failed.
    pub fn rows<'a, R, I: IntoIterator<Item = R>>(
        &'a self,
        rows: impl Fn(&'a T) -> I,
        failed: impl Fn(&T) -> &[FailedGroupVersion],
    ) -> RowList<'a, R> {
        let of_surface =
            |it: &Answer<T>| Failed::of_surface(failed(&it.value), it.context.as_deref()).collect::<Vec<_>>();
        let of_context = |(context, error): &(Option<String>, anyhow::Error)| Failed {
            context: context.clone(),
            group_version: None,
            reason: report::one_line(error),
        };
        let contexts = self.failures.iter().filter(|_| self.is_many).map(of_context);
        RowList {
            rows: self.items(rows),
            failed: self.iter().flat_map(of_surface).chain(contexts).collect(),
            multi_context: self.is_many,
        }
    }

    /// Notes what went wrong with an answer that was there.
    pub fn fail(&mut self, context: Option<String>, error: anyhow::Error) {
        self.failures.push((context, error));
    }

    /// Notes what is wrong with any of the answers.
    pub fn fail_each(&mut self, problem: impl Fn(&mut T) -> Option<Failure>) {
        for Answer { context, value } in &mut self.there {
            self.failures.extend(problem(value).map(|failure| (context.clone(), failure.into())));
        }
    }

    /// Names what is missing from each surface, a warning each.
    pub fn report(&self, session: &Session<'_>, surface: impl Fn(&T) -> &Surface) -> ExitCode {
        let report = |Answer { context, value }: &Answer<T>| {
            logger::tell_about(context.as_deref(), || session.report(surface(value)))
        };
        self.iter().map(report).max().unwrap_or(ExitCode::Done)
    }

    /// The worst code of the run: that of what was printed, or of what failed, which is told in a line a context.
    ///
    /// # Errors
    /// Something has failed.
    pub fn end(mut self, code: ExitCode) -> anyhow::Result<ExitCode> {
        if !self.is_many {
            return self.failures.pop().map_or(Ok(code), |(_, error)| Err(error));
        }
        // In the order of contexts, whenever each went wrong; what is about none of them comes last.
        self.failures.sort_by(|(left, _), (right, _)| (left.is_none(), left).cmp(&(right.is_none(), right)));
        let (mut code, mut lines, mut hints) = (code, Vec::new(), Vec::new());
        for (context, error) in &self.failures {
            let about = context.as_ref().map(|context| format!("context {context:?}: ")).unwrap_or_default();
            lines.push(format!("error: {about}{}", report::one_line(error)));
            code = code.max(report::explain(error).1);
            if let Some(hint) = report::hint(error).filter(|hint| !hints.contains(hint)) {
                hints.push(hint);
            }
        }
        if lines.is_empty() {
            return Ok(code);
        }
        lines.extend(hints.into_iter().map(|hint| format!("hint: {hint}")));
        Err(Failure::list(lines).code(code).into())
    }
}
