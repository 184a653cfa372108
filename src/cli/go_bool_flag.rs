//! Boolean flags as Go has them: with or without a value.

use std::any::TypeId;

use clap::{Arg, ArgAction};

use crate::cli::value_parser::boolean;

/// Lets a boolean flag take a value, `--no-headers=false`, as kubectl's do (Go `flag`, through spf13/pflag `bool.go`).
/// Other arguments stay as they are.
pub fn go_bool_flag(argument: Arg) -> Arg {
    let is_bool = argument.get_value_parser().type_id() == TypeId::of::<bool>();
    let has_default = match argument.get_action() {
        ArgAction::SetTrue => true,
        // `Option<bool>`; with `num_args` it is a flag that was changed before.
        ArgAction::Set if is_bool && argument.get_num_args().is_none() => false,
        _ => return argument,
    };
    let id = argument.get_id().clone();
    let is_on = argument.get_default_values().first().is_some_and(|value| value == "true");
    let argument = argument
        .action(ArgAction::Set)
        .num_args(0..=1)
        .require_equals(true)
        .default_missing_value("true")
        .value_name("BOOL")
        .hide_possible_values(true)
        .value_parser(boolean)
        .overrides_with(id);
    if has_default {
        argument.default_value(if is_on { "true" } else { "false" }).hide_default_value(true)
    } else {
        argument
    }
}
