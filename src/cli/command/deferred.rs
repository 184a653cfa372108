//! Arguments that clap defines when their command is used.

use std::ops::Deref;

use clap::{ArgMatches, Args, Command, Error, FromArgMatches};

use crate::cli::finish;

/// The arguments of a command. With `#[command(defer)]` on the enum of the commands, a run defines those of one command.
#[derive(Debug)]
pub struct Deferred<A>(A);

impl<A> Deref for Deferred<A> {
    type Target = A;

    fn deref(&self) -> &A {
        &self.0
    }
}

impl<A: Args> Args for Deferred<A> {
    fn augment_args(command: Command) -> Command {
        define(command, A::augment_args)
    }

    fn augment_args_for_update(command: Command) -> Command {
        define(command, A::augment_args_for_update)
    }
}

/// Adds the arguments. The command keeps its description, which the comment of their type would replace.
fn define(command: Command, augment: fn(Command) -> Command) -> Command {
    let about = command.get_about().cloned().unwrap_or_default();
    finish(augment(command).about(about))
}

impl<A: FromArgMatches> FromArgMatches for Deferred<A> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        A::from_arg_matches(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0.update_from_arg_matches(matches)
    }
}
