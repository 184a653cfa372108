//! What the help and the man page of each command say beyond its definition: a description and examples.

/// One command.
pub struct Page {
    /// The words after the program's name; none for the program itself.
    pub command: &'static str,
    /// Follows the summary, which is the command's `about`.
    pub description: &'static str,
    /// What an example does, and its command line. A test runs each of them.
    pub examples: &'static [(&'static str, &'static str)],
    /// The global flags that `-h` lists, by their ids in the definition.
    pub common_flags: &'static [&'static str],
    /// The exit codes whose meaning is not the usual one.
    pub exit_codes: &'static [(u8, &'static str)],
}

const DISCOVERY: &[&str] = &["context", "contexts", "refresh"];
const OBJECTS: &[&str] = &["namespace", "context", "contexts", "refresh"];

pub const PAGES: &[Page] = &[
    Page {
        command: "",
        description: "Discovery is cached in kubectl's own files. A command asks the server if the cache is older than \
                      10 minutes (--cache-ttl), or with --refresh; --offline never asks it. kubegvr writes no \
                      kubeconfig and changes no object.",
        examples: &[
            ("The resources of a group, from the cache while it is fresh", "kubegvr api-resources --api-group=apps"),
            ("What a short name stands for", "kubegvr resolve deploy"),
            ("The objects of a custom resource in all namespaces", "kubegvr get widgets -A"),
            ("What an upgrade removes", "kubegvr removals --target=1.37"),
        ],
        common_flags: &[],
        exit_codes: &[(3, "With --strict: discovery was incomplete, or a name was ambiguous"), (4, "wait timed out")],
    },
    Page {
        command: "api-resources",
        description: "Prints the preferred version of each resource, as kubectl does, but from the cache while it is \
                      fresh. Several patterns select what any of them matches. Also called resources.",
        examples: &[
            ("All resources", "kubegvr api-resources"),
            ("Those whose name, short name, kind or group contains a text", "kubegvr api-resources widget"),
            ("The names of those that can be listed and watched", "kubegvr api-resources --verbs=list,watch -o name"),
            (
                "The cluster-scoped ones of one group, with their verbs",
                "kubegvr api-resources --api-group=storage.k8s.io --namespaced=false -o wide",
            ),
            ("Every version, newly asked of the server", "kubegvr api-resources --all-versions --refresh"),
        ],
        common_flags: DISCOVERY,
        exit_codes: &[],
    },
    Page {
        command: "api-versions",
        description: "Prints each version as group/version, one per line, as kubectl does. Also called versions.",
        examples: &[
            ("All API versions", "kubegvr api-versions"),
            ("Those of groups whose name contains a text", "kubegvr api-versions autoscaling"),
            ("The values of helm template --api-versions", "kubegvr api-versions -o helm"),
            ("As data", "kubegvr api-versions -o json"),
        ],
        common_flags: DISCOVERY,
        exit_codes: &[],
    },
    Page {
        command: "gvrs",
        description: "Prints one row per version of each resource and subresource. PREFERRED marks the version that a \
                      client uses if it does not ask for another. Also called ls.",
        examples: &[
            ("Everything that the server serves", "kubegvr gvrs"),
            ("Every version of one resource", "kubegvr gvrs widgets"),
            ("All resources of a group version", "kubegvr gvrs 'apps/v1/*'"),
            (
                "The preferred versions, as group/version/resource",
                "kubegvr gvrs --preferred --subresources=false -o name",
            ),
            ("One JSON object per line, for jq", "kubegvr gvrs --verbs=list -o ndjson"),
            ("The same resource on several clusters", "kubegvr gvrs 'volumeattr*' --contexts 'prod*,staging'"),
        ],
        common_flags: DISCOVERY,
        exit_codes: &[],
    },
    Page {
        command: "resolve",
        description: "Follows the rules of kubectl get. A name that is not in the cache is looked up on the server; one \
                      that the server does not know either is an error with the nearest names.",
        examples: &[
            ("What two names stand for", "kubegvr resolve deploy widget"),
            ("The version that autoscaling/v1 has", "kubegvr resolve autoscaling/v1/hpa"),
            ("Every candidate for an ambiguous name", "kubegvr resolve ev --all"),
            ("The path of the collection, for raw", "kubegvr resolve widgets -o path"),
            ("group/version/Kind, for a manifest", "kubegvr resolve widgets -o kind"),
        ],
        common_flags: DISCOVERY,
        exit_codes: &[(3, "With --strict: discovery was incomplete, or a name was ambiguous")],
    },
    Page {
        command: "get",
        description: "Takes kubectl get's arguments and prints its output. A watch continues after a broken \
                      connection.",
        examples: &[
            ("Deployments and services of a namespace", "kubegvr get deploy,svc -n web"),
            ("One custom resource as YAML", "kubegvr get widgets/blue-one -n web -o yaml"),
            ("Names and nodes", "kubegvr get pods -A -o custom-columns=NAME:.metadata.name,NODE:.spec.nodeName"),
            ("All objects of a category, on every cluster", "kubegvr get all -n web --all-contexts"),
        ],
        common_flags: OBJECTS,
        exit_codes: &[],
    },
    Page {
        command: "raw",
        description: "Prints the body as the server sends it. A name is read as resolve reads it and requests the \
                      collection of all namespaces.",
        examples: &[
            ("A path with its query", "kubegvr raw '/api/v1/pods?limit=1'"),
            ("The collection of a custom resource", "kubegvr raw widgets"),
            ("The resources of a group version", "kubegvr raw apps/v1"),
        ],
        common_flags: &["context", "refresh"],
        exit_codes: &[],
    },
    Page {
        command: "pods",
        description: "Prints what kubectl get pods prints, page by page as pages arrive. Also called pod and po.",
        examples: &[
            ("All pods of all namespaces", "kubegvr pods -A"),
            ("Those that need attention", "kubegvr pods -A --problems"),
            ("Names of the pods with a label", "kubegvr pods -n data -l app=db -o name"),
        ],
        common_flags: OBJECTS,
        exit_codes: &[],
    },
    Page {
        command: "snapshot",
        description: "Writes an APIGroupDiscoveryList in JSON. The same API surface gives the same bytes, so that a \
                      snapshot can be committed. Every discovery command reads it with --from.",
        examples: &[
            ("Save what the current context's server serves", "kubegvr snapshot -f prod.json"),
            ("Ask the file instead of a server", "kubegvr --from prod.json resolve deploy"),
            ("Compare a context with it", "kubegvr diff prod.json context:prod"),
            ("One file per context, in a directory", "kubegvr snapshot -f snapshots --all-contexts"),
            ("Save what the server of another context serves", "kubegvr snapshot staging -f staging.json"),
        ],
        common_flags: DISCOVERY,
        exit_codes: &[],
    },
    Page {
        command: "diff",
        description: "Prints what only B serves with +, what only A serves with -, and what differs with ~. Of more \
                      than two sides, the first is compared with each of the others.",
        examples: &[
            ("Two contexts", "kubegvr diff staging prod"),
            ("A saved snapshot with a context", "kubegvr diff prod.json context:prod"),
            ("Several files with the first", "kubegvr diff prod.json staging.json snapshots/prod.json"),
            ("Without differences in verbs and short names", "kubegvr diff staging prod --ignore=verbs,short-names"),
            ("How many differences each group has", "kubegvr diff staging prod --stat"),
            ("As data", "kubegvr diff staging prod -o json"),
        ],
        common_flags: &["refresh"],
        exit_codes: &[(0, "No difference"), (1, "A difference"), (2, "Wrong command line, or failed")],
    },
    Page {
        command: "check",
        description: "Prints each object that the server does not serve, that is deprecated, or that the release of \
                      --target removes.",
        examples: &[
            ("The manifests below a directory", "kubegvr check -R -f manifests"),
            ("A rendered chart, before an upgrade", "helm template . | kubegvr check -f - --target=1.37"),
            ("Without a server", "kubegvr check -f manifests/shop.yaml --from staging.json"),
            ("Annotations for a pull request on GitHub", "kubegvr check -R -f manifests -o github"),
            ("A JUnit report for GitLab or Jenkins", "kubegvr check -R -f manifests -o junit > check.xml"),
            ("Everything that is found, without failing", "kubegvr check -R -f manifests --all --fail-on=never"),
        ],
        common_flags: DISCOVERY,
        exit_codes: &[(1, "An object has the status of --fail-on, or worse"), (2, "Wrong command line, or failed")],
    },
    Page {
        command: "removals",
        description: "Knows built-in APIs up to Kubernetes 1.36 and the removals planned then; of a server also the \
                      versions of custom resources that are marked as deprecated. Also called deprecations.",
        examples: &[
            ("What the next release deprecates or removes", "kubegvr removals"),
            ("What an upgrade to a release meets", "kubegvr removals --context=staging --target=1.37"),
            ("Exit 1 in CI if something is removed", "kubegvr removals --from staging.json --fail-on=removed"),
            ("Every cluster", "kubegvr removals --all-contexts --no-headers"),
        ],
        common_flags: &["context", "contexts"],
        exit_codes: &[(1, "Failed, or an API has the status of --fail-on, or worse")],
    },
    Page {
        command: "wait",
        description: "Prints each API when its state is reached. Also waits for a server that is still starting.",
        examples: &[
            ("Until custom resources are served", "kubegvr wait widgets.shop.example.com orders"),
            (
                "By the name of the definition, as kubectl wait",
                "kubegvr wait --for=condition=Established crd/widgets.shop.example.com",
            ),
            ("Until a group version is served, at most two minutes", "kubegvr wait shop.example.com/v2 --timeout=2m"),
            ("Until it is no longer served", "kubegvr wait gadgets.shop.example.com --for=gone"),
        ],
        common_flags: &["context", "contexts"],
        exit_codes: &[(4, "--timeout is over before every API has the state")],
    },
    Page {
        command: "config",
        description: "Reads the kubeconfig files that the other commands read: --kubeconfig, else the list in \
                      KUBECONFIG, else ~/.kube/config. kubegvr never writes them.",
        examples: &[
            ("The contexts and their clusters", "kubegvr config get-contexts"),
            ("The current context", "kubegvr config current-context"),
            ("What applies to one context", "kubegvr config view --minify --context=staging"),
        ],
        common_flags: &["context"],
        exit_codes: &[],
    },
    Page {
        command: "config view",
        description: "Prints YAML by default.",
        examples: &[
            ("The merged files, without secrets", "kubegvr config view"),
            ("What applies to one context", "kubegvr config view --minify --context=staging"),
            (
                "The URL of the current context's server",
                "kubegvr config view --minify -o jsonpath='{.clusters[0].cluster.server}'",
            ),
            ("A self-contained kubeconfig, with secrets", "kubegvr config view --raw --flatten --minify"),
        ],
        common_flags: &["context"],
        exit_codes: &[],
    },
    Page {
        command: "config get-contexts",
        description: "Marks the current context with *.",
        examples: &[
            ("All contexts", "kubegvr config get-contexts"),
            ("Their names, for scripts", "kubegvr config get-contexts -o name"),
            ("With the file that each one comes from", "kubegvr config get-contexts -o wide"),
            ("One context", "kubegvr config get-contexts staging"),
        ],
        common_flags: &["context"],
        exit_codes: &[],
    },
    Page {
        command: "config current-context",
        description: "Prints the current-context of the kubeconfig, whatever --context says.",
        examples: &[
            ("The current context", "kubegvr config current-context"),
            ("That of another file", "kubegvr config current-context --kubeconfig=other.yaml"),
        ],
        common_flags: &[],
        exit_codes: &[],
    },
    Page {
        command: "config get-clusters",
        description: "Prints one name per line.",
        examples: &[
            ("All clusters", "kubegvr config get-clusters"),
            ("Those of another file", "kubegvr config get-clusters --kubeconfig=other.yaml"),
        ],
        common_flags: &[],
        exit_codes: &[],
    },
    Page {
        command: "config get-users",
        description: "Prints one name per line.",
        examples: &[
            ("All users", "kubegvr config get-users"),
            ("Those of another file", "kubegvr config get-users --kubeconfig=other.yaml"),
        ],
        common_flags: &[],
        exit_codes: &[],
    },
    Page {
        command: "cache",
        description: "The cache has kubectl's own files, below ~/.kube/cache: each program reads what the other wrote.",
        examples: &[
            ("The cached clusters, their age and size", "kubegvr cache list"),
            ("The directory", "kubegvr cache dir"),
            ("Forget the current context's cluster", "kubegvr cache clear"),
        ],
        common_flags: &["context"],
        exit_codes: &[],
    },
    Page {
        command: "cache list",
        description: "Prints the contexts of each cluster, and the age, state, group versions and size of its cache.",
        examples: &[
            ("All clusters", "kubegvr cache list"),
            ("As data", "kubegvr cache list -o json"),
            ("What counts as fresh for an hour", "kubegvr cache list --cache-ttl=1h"),
        ],
        common_flags: &[],
        exit_codes: &[],
    },
    Page {
        command: "cache dir",
        description: "Prints --cache-dir, else KUBECACHEDIR, else ~/.kube/cache.",
        examples: &[
            ("The directory", "kubegvr cache dir"),
            ("That of another setting", "kubegvr cache dir --cache-dir=/tmp/cache"),
        ],
        common_flags: &[],
        exit_codes: &[],
    },
    Page {
        command: "cache clear",
        description: "Removes the discovery files, and no others, below the cache directory.",
        examples: &[
            ("The cluster of the current context", "kubegvr cache clear"),
            ("The cluster of another context", "kubegvr cache clear --context=staging"),
            ("Every cluster", "kubegvr cache clear --all"),
        ],
        common_flags: &["context"],
        exit_codes: &[],
    },
    Page {
        command: "version",
        description: "Asks the server for its version, and never the cache.",
        examples: &[
            ("Client and server", "kubegvr version"),
            ("The client alone, without a server", "kubegvr version --client"),
            ("The servers of all contexts", "kubegvr version --all-contexts"),
            ("As data", "kubegvr version -o json"),
        ],
        common_flags: &["context", "contexts"],
        exit_codes: &[],
    },
    Page {
        command: "completion",
        description: "Prints code that the shell evaluates, or reads from a file in its directory of completions.",
        examples: &[
            ("For this bash", "source <(kubegvr completion bash)"),
            ("For every zsh, in a directory of fpath", "kubegvr completion zsh > ~/.zfunc/_kubegvr"),
            ("For every fish", "kubegvr completion fish > ~/.config/fish/completions/kubegvr.fish"),
        ],
        common_flags: &[],
        exit_codes: &[],
    },
];

/// The page of a command, whose words are joined by spaces or hyphens.
pub fn page(command: &str) -> Option<&'static Page> {
    PAGES.iter().find(|page| page.command == command || page.command.replace(' ', "-") == command)
}
