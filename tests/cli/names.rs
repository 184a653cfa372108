//! One syntax for names: whatever one command prints as a name, every other command reads.

use crate::support::cluster::Cluster;
use crate::support::server::ApiServer;
use crate::support::{Home, Test, warm};

/// The lines that a run prints. On stderr there may be warnings of the server, and of plain names in several
/// groups.
#[track_caller]
fn lines(home: &Home, args: &[&str], names: &[String]) -> Vec<String> {
    let run = Test::in_home(home).args(args).args(names).any_stdout().any_stderr().success();
    let is_expected = |line: &str| line.starts_with("Warning: ") || line.contains(" could also match ");
    assert!(run.stderr.lines().all(is_expected), "{args:?}: {}", run.stderr);
    run.stdout.lines().map(str::to_owned).collect()
}

/// Every name that a command prints of the demo cluster.
struct Printed {
    /// `gvrs -o name`.
    gvrs: Vec<String>,
    /// `gvrs -o name --subresources=false`.
    resources: Vec<String>,
    /// Those of `gvrs`, as `resolve -o path` and `-o kind` print them.
    paths: Vec<String>,
    kinds: Vec<String>,
    /// `api-resources -o name`, and with `--subresources`.
    qualified: Vec<String>,
    qualified_subresources: Vec<String>,
}

impl Printed {
    fn by(home: &Home) -> Self {
        let gvrs = lines(home, &["gvrs", "-o", "name"], &[]);
        Self {
            resources: lines(home, &["gvrs", "-o", "name", "--subresources=false"], &[]),
            paths: lines(home, &["resolve", "-o", "path"], &gvrs),
            kinds: lines(home, &["resolve", "-o", "kind"], &gvrs),
            qualified: lines(home, &["api-resources", "-o", "name"], &[]),
            qualified_subresources: lines(home, &["api-resources", "-o", "name", "--subresources"], &[]),
            gvrs,
        }
    }

    fn all(&self) -> [&[String]; 5] {
        [&self.gvrs, &self.paths, &self.kinds, &self.qualified, &self.qualified_subresources]
    }
}

#[test]
fn resolve_reads_every_printed_name() {
    let (_server, home) = warm();
    let printed = Printed::by(&home);
    assert_eq!((printed.gvrs.len(), printed.paths.len(), printed.kinds.len()), (132, 132, 132));
    let resolved = |names: &[String]| lines(&home, &["resolve", "-o", "name"], names);
    assert_eq!(resolved(&printed.gvrs), printed.gvrs);
    assert_eq!(resolved(&printed.paths), printed.gvrs);
    let preferred = lines(&home, &["gvrs", "-o", "name", "--preferred", "--subresources=false"], &[]);
    assert_eq!(resolved(&printed.qualified), preferred);
    let preferred = lines(&home, &["gvrs", "-o", "name", "--preferred"], &[]);
    assert_eq!(resolved(&printed.qualified_subresources), preferred);
    // A kind is that of a resource, or of the first of several subresources.
    assert_eq!(resolved(&printed.kinds).len(), printed.kinds.len());
    let kinds = lines(&home, &["resolve", "-o", "kind"], &printed.resources);
    assert_eq!(resolved(&kinds), printed.resources);
}

#[test]
fn wait_reads_every_printed_name() {
    let (_server, home) = warm();
    for names in Printed::by(&home).all() {
        let served: Vec<_> = names.iter().map(|name| format!("{name} served")).collect();
        assert_eq!(lines(&home, &["wait", "--timeout=0"], names), served);
    }
}

#[test]
fn gvrs_reads_every_printed_name() {
    let (_server, home) = warm();
    let printed = Printed::by(&home);
    for names in printed.all() {
        // A name without a match would cause a note on stderr, which `lines` refuses.
        let selected = lines(&home, &["gvrs", "-o", "name"], names);
        assert!(selected.iter().all(|name| printed.gvrs.contains(name)), "{selected:?}");
    }
    // Alone, each name selects itself. Every sixth is enough.
    for (name, path) in printed.gvrs.iter().zip(&printed.paths).step_by(6) {
        for pattern in [name, path] {
            let selected = lines(&home, &["gvrs", "-o", "name"], std::slice::from_ref(pattern));
            assert!(selected.contains(name) && selected.len() <= 15, "{pattern}: {selected:?}");
        }
    }
}

/// The resources that can be listed, by the names of `gvrs -o name` and those of `resolve -o path` and `-o kind`.
fn listable(home: &Home) -> [Vec<String>; 3] {
    let names = lines(home, &["gvrs", "-o", "name", "--verbs=list", "--subresources=false"], &[]);
    let [paths, kinds] = ["path", "kind"].map(|form| lines(home, &["resolve", "-o", form], &names));
    [names, paths, kinds]
}

/// The paths of the requests that are not discovery's.
fn requested(server: &ApiServer) -> Vec<String> {
    let paths = server.requests().into_iter().map(|request| request.path);
    paths.filter(|path| !matches!(path.as_str(), "/api" | "/apis")).collect()
}

#[test]
fn get_reads_every_printed_name() {
    let (server, home) = warm();
    let forms = listable(&home);
    let [_, paths, _] = &forms;
    for names in &forms {
        let before = requested(&server).len();
        lines(&home, &["get", "-A", "-o", "name"], names);
        assert_eq!(requested(&server)[before..], *paths);
        // One argument for all, as `paste -sd,` makes it.
        let before = requested(&server).len();
        lines(&home, &["get", "-A", "-o", "name"], &[names.join(",")]);
        assert_eq!(requested(&server)[before..], *paths);
    }
    let qualified = lines(&home, &["api-resources", "-o", "name", "--verbs=list"], &[]);
    let before = requested(&server).len();
    lines(&home, &["get", "-A", "-o", "name"], &[qualified.join(",")]);
    assert_eq!(requested(&server)[before..], lines(&home, &["resolve", "-o", "path"], &qualified));
}

#[test]
fn raw_reads_every_printed_name() {
    let (server, home) = warm();
    let forms = listable(&home);
    let [_, paths, _] = &forms;
    for names in &forms {
        for (name, path) in names.iter().zip(paths) {
            lines(&home, &["raw"], std::slice::from_ref(name));
            assert_eq!(requested(&server).last(), Some(path), "{name}");
        }
    }
    for (name, path) in [("apps/v1", "/apis/apps/v1"), ("v1", "/api/v1"), ("deploy.apps", "/apis/apps/v1/deployments")]
    {
        lines(&home, &["raw"], &[name.to_owned()]);
        assert_eq!(requested(&server).last().map(String::as_str), Some(path));
    }
    lines(&home, &["raw"], &["v1/pods?limit=1".to_owned()]);
    assert_eq!(server.requests().last().unwrap().query("limit"), Some("1"));
}

#[test]
fn subresource_is_refused_by_commands_that_read_collections() {
    let (_server, home) = warm();
    let stderr = "error: \"v1/pods/log\" is a subresource, which exists for one object only\n";
    let path = "/api/v1/namespaces/{namespace}/pods/{name}/log";
    Test::in_home(&home)
        .args(["get", "v1/pods/log"])
        .stderr(format!("{stderr}hint: read it with `raw {path}`\n"))
        .failure(1);
    Test::in_home(&home)
        .args(["raw", "v1/pods/log"])
        .stderr(format!("{stderr}hint: name the object: {path}\n"))
        .failure(1);
}

#[test]
fn qualified_type_takes_names_and_selectors() {
    let (_server, home) = warm();
    let test = |args: &[&str]| Test::in_home(&home).args(["get", "-o", "name"]).args(args);
    test(&["v1/namespaces", "web"]).stdout("namespace/web\n").success();
    test(&["v1/namespaces/web"]).stdout("namespace/web\n").success();
    test(&["v1/Namespace", "-l", "kubernetes.io/metadata.name=web"]).stdout("namespace/web\n").success();
}

#[test]
fn name_of_a_group_or_group_version_is_an_error_with_a_hint() {
    let server = Cluster::demo().serve();
    let test = |args: &[&str]| Test::new().kubeconfig(&server).args(args);
    for command in ["resolve", "get"] {
        test(&[command, "policy"])
            .stderr(
                "error: the server doesn't have a resource type \"policy\"\n\
                 hint: policy is an API group: `gvrs --api-group=policy` lists its resources\n",
            )
            .failure(1);
    }
    test(&["resolve", "apps/v1"])
        .stderr(
            "error: the server doesn't have a resource type \"apps/v1\"\n\
             hint: apps/v1 is a group version: name a resource in it, as in apps/v1/controllerrevisions\n",
        )
        .failure(1);
    for (name, near) in
        [("apps/v2/deployments", "deployments.apps"), ("apps/v1/deploymnets", "deployments, deployment")]
    {
        let stderr = format!("error: the server doesn't have a resource type {name:?}\nhint: did you mean {near}?\n");
        test(&["resolve", name]).stderr(stderr).failure(1);
    }
    test(&["raw", "widgte"])
        .stderr("error: \"widgte\" is no path and no resource: begin a path with a slash\nhint: did you mean widget, widgets?\n")
        .failure(1);
}

#[test]
fn version_after_a_short_name_is_ignored_with_a_note() {
    let (server, home) = warm();
    let note = |version: &str, way: &str| {
        format!(
            "note: \"hpa.{version}.autoscaling\" stands for autoscaling/v2, as in kubectl, which ignores the version \
             after a short name; {way}\n"
        )
    };
    let v1 = "v1 is horizontalpodautoscalers.v1.autoscaling";
    let test = |args: &[&str]| Test::in_home(&home).args(args);
    test(&["resolve", "hpa.v1.autoscaling", "-o", "name"])
        .stdout("autoscaling/v2/horizontalpodautoscalers\n")
        .stderr(note("v1", v1))
        .success();
    test(&["resolve", "hpa.v9.autoscaling", "-o", "name"])
        .stdout("autoscaling/v2/horizontalpodautoscalers\n")
        .stderr(note("v9", "v9 is not served"))
        .success();
    test(&["get", "hpa.v1.autoscaling", "-A", "-o", "name"]).any_stdout().stderr(note("v1", v1)).success();
    assert_eq!(requested(&server), ["/apis/autoscaling/v2/horizontalpodautoscalers"]);
    // The way to v1 that the note names.
    for name in ["horizontalpodautoscalers.v1.autoscaling", "autoscaling/v1/hpa"] {
        test(&["resolve", name, "-o", "name"]).stdout("autoscaling/v1/horizontalpodautoscalers\n").success();
    }
    // `wait` waits for the version that is named.
    test(&["wait", "hpa.v1.autoscaling", "--timeout=0"]).stdout("hpa.v1.autoscaling served\n").success();
    test(&["wait", "hpa.v9.autoscaling", "--timeout=0"])
        .stderr("error: timed out after 0s, not served: hpa.v9.autoscaling\n")
        .failure(4);
}
