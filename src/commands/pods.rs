//! `pods`: the output of `kubectl get pods`. The resource is known, so that no discovery is needed.

use std::io::Write;

use crate::api::{GroupVersion, RestMapping};
use crate::cli::PodsArgs;
use crate::commands::app::App;
use crate::commands::objects::{self, Options, Selection};
use crate::sys::ExitCode;

/// Prints pods.
pub fn run(arguments: &PodsArgs, app: &App<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let options = Options { list: &arguments.objects, show_kind: false, ignore_not_found: false };
    objects::run(&options, app, out, |_| {
        let mapping = RestMapping {
            group_version: GroupVersion::new("", "v1"),
            resource: "pods".to_owned(),
            kind: "Pod".to_owned(),
            namespaced: true,
        };
        Ok(vec![Selection { mapping, names: Vec::new() }])
    })
}
