//! `gvrs`: one row for each group, version and resource.

use std::borrow::Cow;

use crate::api::{Filter, ServedResource, StringList};
use serde::{Serialize, Serializer};

use crate::cli::GvrsArgs;
use crate::commands::app::App;
use crate::commands::contexts::for_each_context;
use crate::commands::selection::{self, IfNone};
use crate::output::{Cell, Row, TableStyle};
use crate::sys::ExitCode;
use crate::term::{Color, ColorWriter};

/// Prints every version of every resource and subresource that the arguments select.
pub fn run(arguments: &GvrsArgs, app: &App<'_>, out: &mut dyn ColorWriter) -> anyhow::Result<ExitCode> {
    let filter = Filter {
        all_versions: !arguments.preferred,
        subresources: arguments.subresources,
        without_verbs: true,
        ..arguments.filter.filter()
    };
    let mut results = for_each_context(app, |session| selection::surface(session, &filter, false))?;
    let order = arguments.filter.sort_by;
    let list =
        results.rows(|surface| surface.select(&filter, order).into_iter().map(GvrRow), |surface| &surface.failed);
    let code = results.report_failed(app, |surface| surface);
    let is_empty = list.rows.is_empty();
    let if_none =
        IfNone { fails: true, subresources: "leave out --subresources=false", all_versions: "leave out --preferred" };
    if let Err(error) = selection::report_missing(&results, |surface| surface, &filter, is_empty, &if_none) {
        results.fail(None, error);
        return results.finish(code);
    }
    list.write(out, arguments.list.format(), arguments.list.no_headers || results.is_empty())?;
    results.finish(code)
}

struct GvrRow<'a>(ServedResource<'a>);

impl Row for GvrRow<'_> {
    const STYLE: TableStyle = TableStyle::Own;
    const HEADINGS: &'static [&'static str] = &["GROUP", "VERSION", "RESOURCE", "KIND", "NAMESPACED", "PREFERRED"];
    const WIDE_HEADINGS: &'static [&'static str] = &["SHORTNAMES", "VERBS", "CATEGORIES"];

    fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        let ServedResource { group_version, resource, preferred } = &self.0;
        [
            Cell::from(group_version.group.as_str()),
            Cell::from(group_version.version.as_str()),
            Cell::from(resource.name.as_str()),
            Cell::from(resource.kind.as_str()),
            Cell::from(resource.namespaced),
            Cell::from(*preferred).colored(preferred.then_some(Color::Green)),
        ]
        .into_iter()
    }

    fn wide_cells(&self) -> impl Iterator<Item = Cell<'_>> {
        let resource = self.0.resource;
        [&resource.short_names, &resource.verbs, &resource.categories].map(|words| words.joined().into()).into_iter()
    }

    fn name(&self) -> Cow<'_, str> {
        [&self.0.group_version.api_version(), "/", &self.0.resource.name].concat().into()
    }
}

impl Serialize for GvrRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ServedResource { group_version, resource, preferred } = self.0;
        let item = GvrItem {
            group: &group_version.group,
            version: &group_version.version,
            resource: &resource.name,
            kind: &resource.kind,
            namespaced: resource.namespaced,
            preferred,
            verbs: &resource.verbs,
            short_names: &resource.short_names,
            categories: &resource.categories,
            singular_name: &resource.singular_name,
            path: group_version.resource_path(&resource.name, resource.namespaced),
        };
        item.serialize(serializer)
    }
}

/// The fields have the names of Kubernetes' `APIResource`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct GvrItem<'a> {
    group: &'a str,
    version: &'a str,
    resource: &'a str,
    kind: &'a str,
    namespaced: bool,
    preferred: bool,
    verbs: &'a StringList,
    short_names: &'a StringList,
    categories: &'a StringList,
    singular_name: &'a str,
    path: String,
}
