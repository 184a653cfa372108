//! The arguments of `get`: types and names (cli-runtime `pkg/resource/builder.go`).

use crate::api::{Path, RestMapper, is_version};
use crate::commands::error::CliError;

/// A resource type as it was typed, and the names of its objects to print; without names, all objects
/// (`resourceTuple`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceTuple {
    pub resource: String,
    pub names: Vec<String>,
}

/// Whether the arguments are of the form `T/N ...`.
pub fn is_pair_form(arguments: &[String]) -> bool {
    !has_qualified_type(arguments) && arguments.iter().any(|argument| argument.contains('/'))
}

/// Whether the first argument has a type that names its group and version, `apps/v1/deployments`, which kubectl does not
/// read. As `T/N`, its type would be a version, or it would have too many slashes.
fn has_qualified_type(arguments: &[String]) -> bool {
    let is_qualified = |text: &str| match text.split('/').collect::<Vec<_>>()[..] {
        [version, _] => is_version(version),
        [first, second, _, ..] => {
            is_version(first) || is_version(second) || first.contains('.') || Path::parse(text).is_some()
        }
        _ => false,
    };
    arguments.first().is_some_and(|types| types.split(',').any(is_qualified))
}

/// Parses `T1,T2`, `T N1 N2`, `T1,T2 N` and `T/N ...` (`ResourceTypeOrNameArgs`, `normalizeMultipleResourcesArgs`,
/// `hasCombinedTypeArgs`). An empty type is kept, as one that no server has; so are spaces in a type
/// (`SplitResourceArgument`).
///
/// # Errors
/// Arguments of both forms, half a pair, or an empty name; with kubectl's messages.
pub fn resource_type_or_name_args(arguments: &[String]) -> Result<Vec<ResourceTuple>, CliError> {
    if is_pair_form(arguments) {
        if !arguments.iter().all(|argument| argument.contains('/')) {
            return Err(CliError::new(
                "there is no need to specify a resource type as a separate argument when passing arguments in resource/name \
                 form (e.g. 'kubegvr get resource/<resource_name>' instead of 'kubegvr get resource resource/<resource_name>'",
            ));
        }
        return arguments.iter().map(|argument| split_resource_type_name(argument)).collect();
    }
    let Some((types, names)) = arguments.split_first() else { return Ok(Vec::new()) };
    // Names of objects have no slash: all arguments are types.
    if names.iter().any(|name| name.contains('/')) {
        let types = arguments.iter().flat_map(|types| types.split(','));
        return Ok(types.map(|resource| ResourceTuple { resource: resource.to_owned(), names: Vec::new() }).collect());
    }
    // An empty name would turn the path of an object into that of the collection.
    if names.iter().any(String::is_empty) {
        return Err(CliError::new("resource name may not be empty"));
    }
    Ok(types
        .split(',')
        .map(|resource| ResourceTuple { resource: resource.to_owned(), names: names.to_vec() })
        .collect())
}

/// Parses `T/N` (`splitResourceTypeName`).
fn split_resource_type_name(argument: &str) -> Result<ResourceTuple, CliError> {
    match argument.split('/').collect::<Vec<_>>()[..] {
        [resource, name] if !resource.is_empty() && !name.is_empty() && !resource.contains(',') => {
            Ok(ResourceTuple { resource: resource.to_owned(), names: vec![name.to_owned()] })
        }
        [_, _, _, ..] => Err(CliError::new("arguments in resource/name form may not have more than one slash")),
        _ => Err(CliError::new("arguments in resource/name form must have a single resource and name")),
    }
}

/// Replaces a category by its types. A category takes precedence over a type of the same name, and cannot be followed
/// by names of objects (`ReplaceAliases`; client-go `restmapper/category_expansion.go`).
///
/// # Errors
/// A category with names of objects; with kubectl's message.
pub fn replace_aliases(tuples: Vec<ResourceTuple>, mapper: RestMapper<'_>) -> Result<Vec<ResourceTuple>, CliError> {
    let is_single = tuples.len() == 1;
    let mut replaced = Vec::new();
    for tuple in tuples {
        let members = mapper.category(&tuple.resource);
        if members.is_empty() {
            replaced.push(tuple);
        } else if tuple.names.is_empty() {
            replaced.extend(members.into_iter().map(|resource| ResourceTuple { resource, names: Vec::new() }));
        } else if is_single {
            return Err(CliError::new("you must specify only one resource"));
        } else {
            // Among other types, a category with names counts as a type.
            replaced.push(tuple);
        }
    }
    Ok(replaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> String {
        let arguments: Vec<_> = arguments.iter().map(|&argument| argument.to_owned()).collect();
        match resource_type_or_name_args(&arguments) {
            Ok(tuples) => tuples
                .iter()
                .map(|tuple| format!("{}[{}]", tuple.resource, tuple.names.join(" ")))
                .collect::<Vec<_>>()
                .join(" "),
            Err(failure) => failure.to_string(),
        }
    }

    #[test]
    fn types_and_names_parse_in_both_forms() {
        for (arguments, expected) in [
            (&["pods"][..], "pods[]"),
            (&["po,svc"], "po[] svc[]"),
            (&["pods", "a", "b"], "pods[a b]"),
            (&["po,svc", "a"], "po[a] svc[a]"),
            (&["pods/a", "svc/b"], "pods[a] svc[b]"),
            (&["v1/pods"], "v1/pods[]"),
            (&["apps/v1/deployments", "a", "b"], "apps/v1/deployments[a b]"),
            (&["v1/pods,svc", "a"], "v1/pods[a] svc[a]"),
            (
                &["shop.example.com/stable/widgets", "v1/pods,v1/services"],
                "shop.example.com/stable/widgets[] v1/pods[] v1/services[]",
            ),
            (&["/apis/apps/v1/deployments"], "/apis/apps/v1/deployments[]"),
            (&["/pods"], "arguments in resource/name form must have a single resource and name"),
            (&["pods/"], "arguments in resource/name form must have a single resource and name"),
            (&["pods/a/b"], "arguments in resource/name form may not have more than one slash"),
        ] {
            assert_eq!(parsed(arguments), expected);
        }
        for arguments in [&["pods", "pods/a"][..], &["pods/", "a"], &["pods/a/b", "c"]] {
            assert!(parsed(arguments).starts_with("there is no need to specify a resource type"), "{arguments:?}");
        }
    }
}
