//! How each shell passes the line, and how it reads the candidates.
//!
//! The files in `completions/` make the shells run kubegvr with their name in `KUBEGVR_COMPLETE` and the words of the
//! line after `--`. kubectl runs `kubectl_complete-gvr` with the words after `gvr`
//! (kubectl `pkg/cmd/plugin/plugin_completion.go`).

use std::borrow::Cow;
use std::ffi::OsString;
use std::path::Path;

use clap::ValueEnum as _;
use clap_complete::engine::CompletionCandidate;

use crate::cli::Shell;
use crate::commands::complete::line::{Line, quoted, split};
use crate::sys::Env;
use crate::term;

/// What reads the candidates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    Shell(Shell),
    /// kubectl, which passes them to its shell.
    Kubectl,
    /// A shell that nobody has heard of here.
    Unknown,
}

impl Reader {
    /// The reader of this run; `None` for an ordinary run.
    pub fn of_run(arguments: &[OsString], env: &Env) -> Option<Self> {
        if let Some(name) = &env.completing_shell {
            let shell = name.to_str().and_then(|name| Shell::from_str(name, false).ok());
            return Some(shell.map_or(Self::Unknown, Self::Shell));
        }
        let program = Path::new(arguments.first()?).file_stem()?;
        (program == "kubectl_complete-gvr").then_some(Self::Kubectl)
    }

    /// The line in the arguments; `None` if they are not those of the file in `completions/`.
    pub fn line(self, arguments: &[OsString]) -> Option<Line> {
        let shell = match self {
            Self::Shell(shell) => shell,
            Self::Kubectl => return Some(Line::of_words(arguments)),
            Self::Unknown => return None,
        };
        let (_, words) = arguments.get(1..)?.split_first().filter(|(separator, _)| *separator == "--")?;
        match shell {
            Shell::Bash => match words {
                [text, replaced] => Line::of_text(text.to_str()?, replaced.to_str()?),
                _ => None,
            },
            Shell::Fish => {
                // fish takes the quotes from all words but the last.
                let mut line = Line::of_words(words);
                let last = line.words.last_mut()?;
                if let Some(text) = last.to_str() {
                    *last = split(text).0.join(" ").into();
                }
                Some(line)
            }
            Shell::Zsh | Shell::PowerShell | Shell::Elvish => Some(Line::of_words(words)),
        }
    }

    /// The candidates as the reader expects them, one a line. Their values have no control characters.
    pub fn print(self, line: &Line, candidates: &[CompletionCandidate]) -> String {
        let mut text = String::new();
        for candidate in candidates {
            let value = candidate.get_value().to_string_lossy();
            let help = candidate.get_help().map(ToString::to_string).unwrap_or_default();
            let help = help.lines().next().filter(|help| !term::has_control(help)).unwrap_or_default();
            let value = match self {
                Self::Shell(Shell::Bash) => match value.strip_prefix(&line.fixed) {
                    Some(rest) => quoted(rest, line.quote).into(),
                    None => continue,
                },
                Self::Shell(Shell::Zsh) => value.replace('\\', "\\\\").replace(':', "\\:").into(),
                Self::Shell(Shell::PowerShell)
                    if value.contains(|letter: char| " '\"$`;,|&(){}@#<>".contains(letter)) =>
                {
                    format!("'{}'", value.replace('\'', "''")).into()
                }
                Self::Kubectl => value_alone(line, value),
                Self::Shell(_) | Self::Unknown => value,
            };
            text.push_str(&value);
            match self {
                Self::Shell(Shell::Bash | Shell::Elvish) => {}
                _ if help.is_empty() => {}
                Self::Shell(Shell::Zsh) => text.extend([":", &help.replace('\\', "\\\\")]),
                Self::Shell(Shell::Fish | Shell::PowerShell) | Self::Kubectl | Self::Unknown => {
                    text.extend(["\t", help]);
                }
            }
            text.push('\n');
        }
        if self == Self::Kubectl {
            // No file names in addition (cobra `completions.go`, `ShellCompDirectiveNoFileComp`).
            text.push_str(":4\n");
        }
        text
    }
}

/// Of `--flag=value` the value: kubectl's scripts put the flag in front of what they get.
fn value_alone<'a>(line: &Line, value: Cow<'a, str>) -> Cow<'a, str> {
    let current = line.words.last().and_then(|word| word.to_str()).unwrap_or_default();
    match value.split_once('=') {
        Some((_, alone)) if current.starts_with('-') && current.contains('=') => alone.to_owned().into(),
        _ => value,
    }
}
