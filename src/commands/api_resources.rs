//! `api-resources`: the preferred version of every resource, as kubectl prints it
//! (kubectl `pkg/cmd/apiresources/apiresources.go`, `RunAPIResources`).

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::api::{Filter, Resource, ServedResource};
use crate::cli::ApiResourcesArgs;
use crate::commands::app::App;
use crate::commands::contexts::for_each_context;
use crate::commands::selection::{self, IfNone};
use crate::discovery::ApiResourceList;
use crate::output::{Cell, Failed, Row, TableStyle, WithContext};
use crate::sys::ExitCode;
use crate::term::ColorWriter;

/// Prints the resources that the arguments select.
pub fn run(arguments: &ApiResourcesArgs, app: &App<'_>, out: &mut dyn ColorWriter) -> anyhow::Result<ExitCode> {
    let filter = Filter {
        all_versions: arguments.all_versions,
        subresources: arguments.subresources,
        ..arguments.filter.filter()
    };
    let mut results = for_each_context(app, |session| selection::surface(session, &filter, !arguments.cached))?;
    let list = results.rows(
        |surface| surface.select(&filter, arguments.filter.sort_by).into_iter().map(ResourceRow),
        |surface| &surface.failed,
    );
    let code = results.report_failed(app, |surface| surface);
    // kubectl has the flags, and prints an empty list. It has no patterns.
    let if_none = IfNone {
        fails: !filter.patterns.is_empty(),
        subresources: "add --subresources",
        all_versions: "add --all-versions",
    };
    let is_empty = list.rows.is_empty();
    if let Err(error) = selection::report_missing(&results, |surface| surface, &filter, is_empty, &if_none) {
        results.fail(None, error);
        return results.finish(code);
    }
    // As in kubectl: a table without rows has headings if a filter left out all resources, and none if there are no
    // resources at all.
    let no_resources = results.iter().all(|result| result.value.lists.is_empty());
    list.write(out, arguments.list.format(), arguments.list.no_headers || no_resources)?;
    results.finish(code)
}

/// A resource in kubectl's table.
struct ResourceRow<'a>(ServedResource<'a>);

impl Row for ResourceRow<'_> {
    const STYLE: TableStyle = TableStyle::Kubectl;
    const HEADINGS: &'static [&'static str] = &["NAME", "SHORTNAMES", "APIVERSION", "NAMESPACED", "KIND"];
    const WIDE_HEADINGS: &'static [&'static str] = &["VERBS", "CATEGORIES"];

    fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        let ServedResource { group_version, resource, .. } = &self.0;
        [
            Cell::from(resource.name.as_str()),
            Cell::from(resource.short_names.joined()),
            Cell::from(group_version.api_version()),
            Cell::from(resource.namespaced),
            Cell::from(resource.kind.as_str()),
        ]
        .into_iter()
    }

    fn wide_cells(&self) -> impl Iterator<Item = Cell<'_>> {
        let resource = self.0.resource;
        [&resource.verbs, &resource.categories].map(|words| words.joined().into()).into_iter()
    }

    fn name(&self) -> Cow<'_, str> {
        self.0.group_version.qualify(&self.0.resource.name).into()
    }

    /// kubectl's document, which has no place for what failed.
    fn document<'a>(rows: &'a [WithContext<'a, Self>], _failed: &'a [Failed]) -> impl Serialize + 'a
    where
        Self: 'a,
    {
        ApiResourceList::new(String::new(), rows.iter().collect())
    }
}

impl Serialize for ResourceRow<'_> {
    /// As in kubectl, each resource has the group and version of the list that it comes from.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ServedResource { group_version, resource, .. } = self.0;
        let resource = Resource {
            group: group_version.group.as_str().into(),
            version: group_version.version.as_str().into(),
            ..resource.clone()
        };
        resource.serialize(serializer)
    }
}
