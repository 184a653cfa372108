//! `pods`: the output of `kubectl get pods`. The resource is known, so that no discovery is needed.

use crate::api::{GroupVersion, RestMapping};
use crate::cli::PodsArgs;
use crate::commands::app::App;
use crate::commands::error::CliError;
use crate::commands::objects::{self, Options, Order, Selection};
use crate::sys::ExitCode;
use crate::term::ColorWriter;

/// Prints pods.
pub fn run(arguments: &PodsArgs, app: &App<'_>, out: &mut dyn ColorWriter) -> anyhow::Result<ExitCode> {
    let PodsArgs { names, problems, objects: list } = arguments;
    if names.iter().any(String::is_empty) {
        return Err(CliError::new("resource name may not be empty").into());
    }
    if !names.is_empty() {
        objects::check_selectors_beside_names(list)?;
        objects::check_namespace_beside_names(list)?;
    }
    let options = Options { order: Order::of_pods(&list.sort_by), only_problems: *problems, ..Options::new(list) };
    objects::run(&options, app, out, |_| {
        let mapping = RestMapping {
            group_version: GroupVersion::new("", "v1"),
            resource: "pods".to_owned(),
            kind: "Pod".to_owned(),
            namespaced: true,
        };
        Ok(vec![Selection { mapping, names: names.clone() }])
    })
}
