//! The grammar of `get`: types and names (cli-runtime `pkg/resource/builder.go`, `ResourceTypeOrNameArgs`,
//! `normalizeMultipleResourcesArgs`, `splitResourceTypeName`).

use crate::api::RestMapper;
use crate::exit::Failure;

/// A type as it was typed, and the names of the objects that are wanted of it; none means all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The type.
    pub resource: String,
    /// The names.
    pub names: Vec<String>,
}

/// Reads `T1,T2`, `T N1 N2`, `T1,T2 N` and `T/N ...`. An empty type is one that no server has, and blanks are part of
/// it (`SplitResourceArgument`).
///
/// # Errors
/// Arguments of both forms, half a pair, or an empty name; in kubectl's words.
pub fn parse(arguments: &[String]) -> Result<Vec<Target>, Failure> {
    if arguments.iter().any(|argument| argument.contains('/')) {
        return arguments.iter().map(|argument| pair(argument)).collect();
    }
    let Some((types, names)) = arguments.split_first() else { return Ok(Vec::new()) };
    // An empty name would be the path of all objects, or of none.
    if names.iter().any(String::is_empty) {
        return Err(Failure::error("resource name may not be empty"));
    }
    Ok(types.split(',').map(|resource| Target { resource: resource.to_owned(), names: names.to_vec() }).collect())
}

fn pair(argument: &str) -> Result<Target, Failure> {
    let mut parts = argument.split('/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(_), None, _) => Err(Failure::error(
            "there is no need to specify a resource type as a separate argument when passing arguments in resource/name \
             form (e.g. 'kubegvr get resource/<resource_name>' instead of 'kubegvr get resource resource/<resource_name>'",
        )),
        (_, _, Some(_)) => Err(Failure::error("arguments in resource/name form may not have more than one slash")),
        (Some(resource), Some(name), None) if !resource.is_empty() && !name.is_empty() && !resource.contains(',') => {
            Ok(Target { resource: resource.to_owned(), names: vec![name.to_owned()] })
        }
        _ => Err(Failure::error("arguments in resource/name form must have a single resource and name")),
    }
}

/// Puts the types of a category in its place. A category goes before a type of the same name, and takes no object's
/// name (client-go `restmapper/category_expansion.go`; cli-runtime `pkg/resource/builder.go`, `ReplaceAliases`).
///
/// # Errors
/// Names behind several types that are no pair, in kubectl's words.
pub fn expand(targets: Vec<Target>, mapper: RestMapper<'_>) -> Result<Vec<Target>, Failure> {
    let mut expanded = Vec::new();
    for target in targets {
        let members = mapper.category(&target.resource);
        if members.is_empty() {
            expanded.push(target);
        } else if target.names.is_empty() {
            expanded.extend(members.into_iter().map(|resource| Target { resource, names: Vec::new() }));
        } else {
            return Err(Failure::error("you must specify only one resource"));
        }
    }
    Ok(expanded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(arguments: &[&str]) -> String {
        let arguments: Vec<_> = arguments.iter().map(|&argument| argument.to_owned()).collect();
        match parse(&arguments) {
            Ok(targets) => targets
                .iter()
                .map(|it| format!("{}[{}]", it.resource, it.names.join(" ")))
                .collect::<Vec<_>>()
                .join(" "),
            Err(failure) => failure.to_string(),
        }
    }

    #[test]
    fn types_and_names_come_in_two_forms() {
        for (arguments, expected) in [
            (&["pods"][..], "pods[]"),
            (&["po,svc"], "po[] svc[]"),
            (&["pods", "a", "b"], "pods[a b]"),
            (&["po,svc", "a"], "po[a] svc[a]"),
            (&["pods/a", "svc/b"], "pods[a] svc[b]"),
            (&["pods/"], "error: arguments in resource/name form must have a single resource and name"),
            (&["pods/a/b"], "error: arguments in resource/name form may not have more than one slash"),
        ] {
            assert_eq!(shown(arguments), expected);
        }
        assert!(shown(&["pods", "pods/a"]).starts_with("error: there is no need to specify a resource type"));
    }
}
