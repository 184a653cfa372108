//! Selects the contexts of a run that asks several servers.

use wildmatch::WildMatch;

use crate::kubeconfig::Error;

use super::KubeConfig;

/// What `--contexts` or `--all-contexts` asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContextSelector {
    /// Every context of the kubeconfig.
    All,
    /// Contexts that match any of these names or globs.
    Matching(Vec<String>),
}

impl ContextSelector {
    /// The matching names in the order of `config get-contexts`, each once. Case matters.
    ///
    /// # Errors
    /// A pattern that matches no context, even if others match: a typing mistake must not shrink a fleet silently. A
    /// kubeconfig without contexts.
    pub fn select(&self, config: &KubeConfig) -> Result<Vec<String>, Error> {
        let known: Vec<&str> = config.contexts.names().collect();
        if known.is_empty() {
            let hint = "set KUBECONFIG, write ~/.kube/config, or give --kubeconfig";
            return Err(Error::with_hint("the kubeconfig has no contexts", hint));
        }
        let Self::Matching(patterns) = self else { return Ok(known.into_iter().map(str::to_owned).collect()) };
        let mut chosen = vec![false; known.len()];
        for pattern in patterns {
            // A context name may contain a star.
            let is_name = known.contains(&pattern.as_str());
            let glob = WildMatch::new(pattern);
            let matches = |name: &str| if is_name { name == pattern } else { glob.matches(name) };
            let mut found = false;
            for (name, chosen) in known.iter().zip(&mut chosen) {
                if matches(name) {
                    (*chosen, found) = (true, true);
                }
            }
            if !found {
                let hint = format!("known contexts: {}", known.join(", "));
                return Err(Error::with_hint(format_args!("no context matches {pattern:?}"), hint));
            }
        }
        Ok(known.into_iter().zip(chosen).filter(|(_, chosen)| *chosen).map(|(name, _)| name.to_owned()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kubeconfig::Sourced;
    use crate::kubeconfig::file::Context;

    fn config(names: &[&str]) -> KubeConfig {
        let mut config = KubeConfig::default();
        for &name in names {
            let context = Sourced { value: Context::default(), file: "config".into(), dir: "/".into() };
            config.contexts.entries.insert(name.to_owned(), context);
        }
        config
    }

    fn chosen(patterns: &[&str], names: &[&str]) -> String {
        let patterns = patterns.iter().map(|&pattern| pattern.to_owned()).collect();
        match ContextSelector::Matching(patterns).select(&config(names)) {
            Ok(names) => names.join(" "),
            Err(error) => format!("{error}\nhint: {}", error.hint().unwrap()),
        }
    }

    #[test]
    fn patterns_select_each_context_once_sorted_by_name() {
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
        assert_eq!(ContextSelector::All.select(&config(&["b", "a"])).unwrap(), ["a", "b"]);
    }

    #[test]
    fn pattern_without_match_is_an_error() {
        let expected = "no context matches \"Prod\"\nhint: known contexts: prod, stage";
        assert_eq!(chosen(&["stage", "Prod"], &["prod", "stage"]), expected);
        let expected = "the kubeconfig has no contexts\nhint: set KUBECONFIG, write ~/.kube/config, or give \
                        --kubeconfig";
        assert_eq!(chosen(&["*"], &[]), expected);
    }
}
