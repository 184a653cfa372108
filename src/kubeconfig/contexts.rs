//! Which contexts of a kubeconfig a run is about that asks several.

use crate::exit::Failure;
use crate::glob::Glob;

use super::merge::KubeConfig;

/// The contexts of a run, where it is not about the one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contexts {
    /// All there are.
    All,
    /// Those that any of these names or globs matches.
    Matching(Vec<String>),
}

impl Contexts {
    /// The names in the order of `config get-contexts`, each once. Upper and lower case differ, as in a kubeconfig.
    ///
    /// # Errors
    /// A pattern that matches nothing, which is a mistake even where others match; a kubeconfig without contexts.
    pub fn of(&self, config: &KubeConfig) -> Result<Vec<String>, Failure> {
        let known: Vec<&str> = config.contexts.names().collect();
        if known.is_empty() {
            return Err(Failure::error("the kubeconfig has no contexts")
                .hint("set KUBECONFIG, write ~/.kube/config, or give --kubeconfig"));
        }
        let Self::Matching(patterns) = self else { return Ok(known.into_iter().map(str::to_owned).collect()) };
        let mut chosen = vec![false; known.len()];
        for pattern in patterns {
            // A context whose name has a star in it is still a name.
            let is_name = known.contains(&pattern.as_str());
            let glob = Glob::new(pattern);
            let matches = |name: &str| if is_name { name == pattern } else { glob.matches(name) };
            let mut found = false;
            for (name, chosen) in known.iter().zip(&mut chosen) {
                if matches(name) {
                    (*chosen, found) = (true, true);
                }
            }
            if !found {
                return Err(Failure::error(format!("no context matches {pattern:?}"))
                    .hint(format!("known contexts: {}", known.join(", "))));
            }
        }
        Ok(known.into_iter().zip(chosen).filter(|(_, chosen)| *chosen).map(|(name, _)| name.to_owned()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kubeconfig::file::Context;
    use crate::kubeconfig::merge::Sourced;

    fn config(names: &[&str]) -> KubeConfig {
        let mut config = KubeConfig::default();
        for &name in names {
            let context = Sourced { value: Context::default(), file: "config".into(), folder: "/".into() };
            config.contexts.entries.insert(name.to_owned(), context);
        }
        config
    }

    fn chosen(patterns: &[&str], names: &[&str]) -> String {
        let patterns = patterns.iter().map(|&pattern| pattern.to_owned()).collect();
        match Contexts::Matching(patterns).of(&config(names)) {
            Ok(names) => names.join(" "),
            Err(failure) => crate::exit::explain(&failure.into()).0.to_string(),
        }
    }

    #[test]
    fn patterns_choose_each_context_once_and_in_the_order_of_names() {
        let names = ["stage", "prod-us", "prod-eu", "a*", "ab"];
        for (patterns, expected) in [
            (&["stage", "prod-*"][..], "prod-eu prod-us stage"),
            (&["prod-*", "prod-eu"], "prod-eu prod-us"),
            (&["prod-??"], "prod-eu prod-us"),
            (&["a*"], "a*"),
            (&["?b"], "ab"),
        ] {
            assert_eq!(chosen(patterns, &names), expected);
        }
        assert_eq!(Contexts::All.of(&config(&["b", "a"])).unwrap(), ["a", "b"]);
    }

    #[test]
    fn a_pattern_without_a_context_is_a_mistake() {
        let expected = "error: no context matches \"Prod\"\nhint: known contexts: prod, stage";
        assert_eq!(chosen(&["stage", "Prod"], &["prod", "stage"]), expected);
        let expected = "error: the kubeconfig has no contexts\nhint: set KUBECONFIG, write ~/.kube/config, or give \
                        --kubeconfig";
        assert_eq!(chosen(&["*"], &[]), expected);
    }
}
