//! `pods`: what `kubectl get pods` prints. The resource is known, so that no discovery is needed.

use std::io::Write;

use crate::api::{GroupVersion, RestMapping};
use crate::cli::objects::Pods;
use crate::commands::objects::{self, Options, Selection};
use crate::commands::session::Session;
use crate::exit::ExitCode;

/// Prints pods.
pub fn run(arguments: &Pods, session: &Session<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let options = Options { list: &arguments.list, show_kind: false, ignore_not_found: false };
    objects::run(&options, session, out, |_| {
        let mapping = RestMapping {
            group_version: GroupVersion::new("", "v1"),
            resource: "pods".to_owned(),
            kind: "Pod".to_owned(),
            namespaced: true,
        };
        Ok(vec![Selection { mapping, names: Vec::new() }])
    })
}
