# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_kubegvr_global_optspecs
    string join \n kubeconfig= kuberc= context= cluster= user= s/server= token= username= password= certificate-authority= client-certificate= client-key= insecure-skip-tls-verify= tls-server-name= n/namespace= as= as-group= as-uid= as-user-extra= request-timeout= disable-compression= contexts= all-contexts= from= cache-dir= cache-ttl= refresh= offline= v/v= strict= color= no-color= h/help V/version
end

function __fish_kubegvr_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_kubegvr_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_kubegvr_using_subcommand
    set -l cmd (__fish_kubegvr_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c kubegvr -n "__fish_kubegvr_needs_command" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l contexts -d 'Ask the servers of all contexts that match these comma-separated names or globs with * and ?: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l from -d 'Read API resources from this file instead of a server: a snapshot or a saved discovery response; - reads standard input' -r -F
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -s V -l version -d 'Print version'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "api-resources" -d 'Print the supported API resources on the server'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "resources" -d 'Print the supported API resources on the server'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "api-versions" -d 'Print the supported API versions on the server, as group/version'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "versions" -d 'Print the supported API versions on the server, as group/version'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "gvrs" -d 'Print every group, version and resource on the server, including subresources'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "ls" -d 'Print every group, version and resource on the server, including subresources'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "resolve" -d 'Print the group, version and resource that a name stands for'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "get" -d 'Display one or many resources, including custom resources'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "raw" -d 'Print the response body of one GET request'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "pods" -d 'Display pods'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "pod" -d 'Display pods'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "po" -d 'Display pods'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "snapshot" -d 'Write all API resources of the server to a file, for --from or diff'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "diff" -d 'Compare the API resources of two contexts or snapshot files'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "check" -d 'Check whether the server serves the objects in manifests, and for how long'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "removals" -d 'Print served APIs that are deprecated, or removed by a later release'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "deprecations" -d 'Print served APIs that are deprecated, or removed by a later release'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "wait" -d 'Wait until APIs are served, or no longer served'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "config" -d 'Display the merged kubeconfig'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "cache" -d 'List or clear the discovery cache'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "version" -d 'Print the client and server version information'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "completion" -d 'Output shell completion code for the specified shell'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l api-group -d 'Limit to resources in the specified API groups, comma-separated; core, or an empty one, is the core group' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l namespaced -d 'If true, return only namespaced resources; if false, only non-namespaced ones [default: both]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l verbs -d 'Limit to resources that support the specified verbs, comma-separated' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l categories -d 'Limit to resources that belong to the specified categories, comma-separated' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l sort-by -d 'Sort list of resources using specified field. One of: (group, name, kind)' -r -f -a "group\t'By group, then name'
name\t'By name'
kind\t'By kind, then name'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l all-versions -d 'Print every version of a resource, not only the preferred one' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l subresources -d 'Include subresources, such as pods/log' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -s o -l output -d 'Output format. One of: (json, ndjson, yaml, name, wide)' -r -f -a "json\t'JSON'
ndjson\t'One JSON item a line'
yaml\t'YAML'
name\t'Names alone, one a line'
wide\t'A table with more columns'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l no-headers -d 'When using the default output format, don\'t print headers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l cached -d 'Use the cached list of resources if available and fresh [default: true]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l contexts -d 'Ask the servers of all contexts that match these comma-separated names or globs with * and ?: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l from -d 'Read API resources from this file instead of a server: a snapshot or a saved discovery response; - reads standard input' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l api-group -d 'Limit to resources in the specified API groups, comma-separated; core, or an empty one, is the core group' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l namespaced -d 'If true, return only namespaced resources; if false, only non-namespaced ones [default: both]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l verbs -d 'Limit to resources that support the specified verbs, comma-separated' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l categories -d 'Limit to resources that belong to the specified categories, comma-separated' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l sort-by -d 'Sort list of resources using specified field. One of: (group, name, kind)' -r -f -a "group\t'By group, then name'
name\t'By name'
kind\t'By kind, then name'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l all-versions -d 'Print every version of a resource, not only the preferred one' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l subresources -d 'Include subresources, such as pods/log' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -s o -l output -d 'Output format. One of: (json, ndjson, yaml, name, wide)' -r -f -a "json\t'JSON'
ndjson\t'One JSON item a line'
yaml\t'YAML'
name\t'Names alone, one a line'
wide\t'A table with more columns'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l no-headers -d 'When using the default output format, don\'t print headers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l cached -d 'Use the cached list of resources if available and fresh [default: true]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l contexts -d 'Ask the servers of all contexts that match these comma-separated names or globs with * and ?: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l from -d 'Read API resources from this file instead of a server: a snapshot or a saved discovery response; - reads standard input' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -s o -l output -d 'Output format. One of: (json, ndjson, yaml, name, helm); helm prints the values of `helm template --api-versions`, one a line' -r -f -a "json\t'JSON'
ndjson\t'One JSON item a line'
yaml\t'YAML'
name\t'`group/version`, one a line'
helm\t'`group/version` and `group/version/Kind`, one a line'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l contexts -d 'Ask the servers of all contexts that match these comma-separated names or globs with * and ?: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l from -d 'Read API resources from this file instead of a server: a snapshot or a saved discovery response; - reads standard input' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -s o -l output -d 'Output format. One of: (json, ndjson, yaml, name, helm); helm prints the values of `helm template --api-versions`, one a line' -r -f -a "json\t'JSON'
ndjson\t'One JSON item a line'
yaml\t'YAML'
name\t'`group/version`, one a line'
helm\t'`group/version` and `group/version/Kind`, one a line'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l contexts -d 'Ask the servers of all contexts that match these comma-separated names or globs with * and ?: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l from -d 'Read API resources from this file instead of a server: a snapshot or a saved discovery response; - reads standard input' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l api-group -d 'Limit to resources in the specified API groups, comma-separated; core, or an empty one, is the core group' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l namespaced -d 'If true, return only namespaced resources; if false, only non-namespaced ones [default: both]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l verbs -d 'Limit to resources that support the specified verbs, comma-separated' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l categories -d 'Limit to resources that belong to the specified categories, comma-separated' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l sort-by -d 'Sort list of resources using specified field. One of: (group, name, kind)' -r -f -a "group\t'By group, then name'
name\t'By name'
kind\t'By kind, then name'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l preferred -d 'Print only the preferred version of each resource' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l subresources -d 'Include subresources, such as pods/log [default: true]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -s o -l output -d 'Output format. One of: (json, ndjson, yaml, name, wide)' -r -f -a "json\t'One JSON object with all items'
ndjson\t'One JSON item a line'
yaml\t'YAML'
name\t'Names alone, one a line'
wide\t'A table with more columns'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l no-headers -d 'When using the default output format, don\'t print headers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l contexts -d 'Ask the servers of all contexts that match these comma-separated names or globs with * and ?: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l from -d 'Read API resources from this file instead of a server: a snapshot or a saved discovery response; - reads standard input' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l api-group -d 'Limit to resources in the specified API groups, comma-separated; core, or an empty one, is the core group' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l namespaced -d 'If true, return only namespaced resources; if false, only non-namespaced ones [default: both]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l verbs -d 'Limit to resources that support the specified verbs, comma-separated' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l categories -d 'Limit to resources that belong to the specified categories, comma-separated' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l sort-by -d 'Sort list of resources using specified field. One of: (group, name, kind)' -r -f -a "group\t'By group, then name'
name\t'By name'
kind\t'By kind, then name'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l preferred -d 'Print only the preferred version of each resource' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l subresources -d 'Include subresources, such as pods/log [default: true]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -s o -l output -d 'Output format. One of: (json, ndjson, yaml, name, wide)' -r -f -a "json\t'One JSON object with all items'
ndjson\t'One JSON item a line'
yaml\t'YAML'
name\t'Names alone, one a line'
wide\t'A table with more columns'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l no-headers -d 'When using the default output format, don\'t print headers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l contexts -d 'Ask the servers of all contexts that match these comma-separated names or globs with * and ?: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l from -d 'Read API resources from this file instead of a server: a snapshot or a saved discovery response; - reads standard input' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l all -d 'Print every candidate for a name, the picked one first' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -s o -l output -d 'Output format. One of: (json, ndjson, yaml, name, path, kind)' -r -f -a "json\t'JSON'
ndjson\t'One JSON item a line'
yaml\t'YAML'
name\t'`group/version/resource`, one a line'
path\t'The path of the collection, one a line'
kind\t'`group/version/Kind`, one a line'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l no-headers -d 'When using the default output format, don\'t print headers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l contexts -d 'Ask the servers of all contexts that match these comma-separated names or globs with * and ?: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l from -d 'Read API resources from this file instead of a server: a snapshot or a saved discovery response; - reads standard input' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l raw -d 'Raw URI to request from the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l show-kind -d 'If present, list the resource type for the requested object(s)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l subresource -d 'If specified, gets the subresource of the requested object, such as status or scale' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l ignore-not-found -d 'If set to true, suppresses the error for specific objects that do not exist' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -s A -l all-namespaces -d 'If present, list the requested object(s) across all namespaces. Namespace in current context is ignored even if specified with --namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -s l -l selector -d 'Selector (label query) to filter on, supports \'=\', \'==\', \'!=\', \'in\', \'notin\' (e.g. -l \'key1=value1,key2 in (value2,value3)\')' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l field-selector -d 'Selector (field query) to filter on, supports \'=\', \'==\', and \'!=\' (e.g. --field-selector status.phase=Running)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l show-labels -d 'When printing, show all labels as the last column (default hide labels column)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -s L -l label-columns -d 'Accepts a comma-separated list of labels that are going to be presented as columns' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l show-managed-fields -d 'If true, keep the managedFields when printing objects in JSON or YAML format' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -s w -l watch -d 'After listing/getting the requested object, watch for changes' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l watch-only -d 'Watch for changes to the requested object(s), without listing/getting first' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l output-watch-events -d 'Output watch event objects when --watch or --watch-only is used. Existing objects are output as initial ADDED events' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l sort-by -d 'If non-empty, sort list types using this field specification, a JSON path (e.g. \'{.metadata.name}\')' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l allow-missing-template-keys -d 'If true, ignore any errors in templates when a field or map key is missing in the template [default: true]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l chunk-size -d 'Return large lists in chunks of this many objects rather than all at once. Pass 0 to disable' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -s o -l output -d 'Output format. One of: (json, ndjson, yaml, name, wide, jsonpath=TEMPLATE, jsonpath-as-json=TEMPLATE, jsonpath-file=FILE, custom-columns=HEADING:PATH, custom-columns-file=FILE)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l no-headers -d 'When using the default or custom-column output format, don\'t print headers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l contexts -d 'Ask the servers of all contexts that match these comma-separated names or globs with * and ?: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l problems -d 'Only pods that are not running, not ready, restarted within the last hour, or still terminating after their grace period' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -s A -l all-namespaces -d 'If present, list the requested object(s) across all namespaces. Namespace in current context is ignored even if specified with --namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -s l -l selector -d 'Selector (label query) to filter on, supports \'=\', \'==\', \'!=\', \'in\', \'notin\' (e.g. -l \'key1=value1,key2 in (value2,value3)\')' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l field-selector -d 'Selector (field query) to filter on, supports \'=\', \'==\', and \'!=\' (e.g. --field-selector status.phase=Running)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l show-labels -d 'When printing, show all labels as the last column (default hide labels column)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -s L -l label-columns -d 'Accepts a comma-separated list of labels that are going to be presented as columns' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l show-managed-fields -d 'If true, keep the managedFields when printing objects in JSON or YAML format' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -s w -l watch -d 'After listing/getting the requested object, watch for changes' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l watch-only -d 'Watch for changes to the requested object(s), without listing/getting first' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l output-watch-events -d 'Output watch event objects when --watch or --watch-only is used. Existing objects are output as initial ADDED events' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l sort-by -d 'If non-empty, sort list types using this field specification, a JSON path (e.g. \'{.metadata.name}\')' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l allow-missing-template-keys -d 'If true, ignore any errors in templates when a field or map key is missing in the template [default: true]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l chunk-size -d 'Return large lists in chunks of this many objects rather than all at once. Pass 0 to disable' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -s o -l output -d 'Output format. One of: (json, ndjson, yaml, name, wide, jsonpath=TEMPLATE, jsonpath-as-json=TEMPLATE, jsonpath-file=FILE, custom-columns=HEADING:PATH, custom-columns-file=FILE)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l no-headers -d 'When using the default or custom-column output format, don\'t print headers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l contexts -d 'Ask the servers of all contexts that match these comma-separated names or globs with * and ?: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l problems -d 'Only pods that are not running, not ready, restarted within the last hour, or still terminating after their grace period' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -s A -l all-namespaces -d 'If present, list the requested object(s) across all namespaces. Namespace in current context is ignored even if specified with --namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -s l -l selector -d 'Selector (label query) to filter on, supports \'=\', \'==\', \'!=\', \'in\', \'notin\' (e.g. -l \'key1=value1,key2 in (value2,value3)\')' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l field-selector -d 'Selector (field query) to filter on, supports \'=\', \'==\', and \'!=\' (e.g. --field-selector status.phase=Running)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l show-labels -d 'When printing, show all labels as the last column (default hide labels column)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -s L -l label-columns -d 'Accepts a comma-separated list of labels that are going to be presented as columns' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l show-managed-fields -d 'If true, keep the managedFields when printing objects in JSON or YAML format' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -s w -l watch -d 'After listing/getting the requested object, watch for changes' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l watch-only -d 'Watch for changes to the requested object(s), without listing/getting first' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l output-watch-events -d 'Output watch event objects when --watch or --watch-only is used. Existing objects are output as initial ADDED events' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l sort-by -d 'If non-empty, sort list types using this field specification, a JSON path (e.g. \'{.metadata.name}\')' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l allow-missing-template-keys -d 'If true, ignore any errors in templates when a field or map key is missing in the template [default: true]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l chunk-size -d 'Return large lists in chunks of this many objects rather than all at once. Pass 0 to disable' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -s o -l output -d 'Output format. One of: (json, ndjson, yaml, name, wide, jsonpath=TEMPLATE, jsonpath-as-json=TEMPLATE, jsonpath-file=FILE, custom-columns=HEADING:PATH, custom-columns-file=FILE)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l no-headers -d 'When using the default or custom-column output format, don\'t print headers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l contexts -d 'Ask the servers of all contexts that match these comma-separated names or globs with * and ?: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l problems -d 'Only pods that are not running, not ready, restarted within the last hour, or still terminating after their grace period' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -s A -l all-namespaces -d 'If present, list the requested object(s) across all namespaces. Namespace in current context is ignored even if specified with --namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -s l -l selector -d 'Selector (label query) to filter on, supports \'=\', \'==\', \'!=\', \'in\', \'notin\' (e.g. -l \'key1=value1,key2 in (value2,value3)\')' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l field-selector -d 'Selector (field query) to filter on, supports \'=\', \'==\', and \'!=\' (e.g. --field-selector status.phase=Running)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l show-labels -d 'When printing, show all labels as the last column (default hide labels column)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -s L -l label-columns -d 'Accepts a comma-separated list of labels that are going to be presented as columns' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l show-managed-fields -d 'If true, keep the managedFields when printing objects in JSON or YAML format' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -s w -l watch -d 'After listing/getting the requested object, watch for changes' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l watch-only -d 'Watch for changes to the requested object(s), without listing/getting first' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l output-watch-events -d 'Output watch event objects when --watch or --watch-only is used. Existing objects are output as initial ADDED events' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l sort-by -d 'If non-empty, sort list types using this field specification, a JSON path (e.g. \'{.metadata.name}\')' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l allow-missing-template-keys -d 'If true, ignore any errors in templates when a field or map key is missing in the template [default: true]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l chunk-size -d 'Return large lists in chunks of this many objects rather than all at once. Pass 0 to disable' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -s o -l output -d 'Output format. One of: (json, ndjson, yaml, name, wide, jsonpath=TEMPLATE, jsonpath-as-json=TEMPLATE, jsonpath-file=FILE, custom-columns=HEADING:PATH, custom-columns-file=FILE)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l no-headers -d 'When using the default or custom-column output format, don\'t print headers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l contexts -d 'Ask the servers of all contexts that match these comma-separated names or globs with * and ?: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -s f -l file -d 'Write to this file [default: standard output]; of several contexts, a directory for one file each' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l timestamp -d 'Record the current time, so that the same API surface does not give the same bytes' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l contexts -d 'Ask the servers of all contexts that match these comma-separated names or globs with * and ?: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l from -d 'Read API resources from this file instead of a server: a snapshot or a saved discovery response; - reads standard input' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l ignore -d 'Ignore differences in these aspects, comma-separated: scope, verbs, kind, short-names, categories, singular-name, preferred, subresources' -r -f -a "scope\t'Whether objects live in namespaces'
verbs\t'The verbs, in any order'
kind\t'The kind, with its group version if that is not the resource\'s own'
short-names\t'The short names, in any order'
categories\t'The categories, in any order'
singular-name\t'The singular name'
preferred\t'The preferred version of a group'
subresources\t'Subresources, with all their aspects'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -s o -l output -d 'Output format. One of: (json, ndjson, yaml, name)' -r -f -a "json\t'JSON'
ndjson\t'One difference as JSON a line'
yaml\t'YAML'
name\t'What differs: a group, `group/version`, or `group/version/resource`, one a line'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -s f -l filename -d 'Check the objects in these files and directories, comma-separated; - reads standard input' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -s R -l recursive -d 'Process the directory used in -f, --filename recursively' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l target -d 'Check for an upgrade to this release: what it no longer serves is removed [default: the release of the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l fail-on -d 'Exit 1 if any object has this status or worse: deprecated, removed, unserved; or never. wrong-scope counts as deprecated' -r -f -a "deprecated\t'Deprecated, in the wrong scope, removed or unserved'
removed\t'Removed or unserved'
unserved\t'Unserved'
never\t'Do not fail'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l all -d 'Print every object, including those that are served' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -s o -l output -d 'Output format. One of: (json, ndjson, yaml, name, github)' -r -f -a "json\t'One JSON object with all items'
ndjson\t'One JSON item a line'
yaml\t'YAML'
name\t'`kind.group/name`, one a line'
github\t'Annotations for a workflow of GitHub Actions'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l no-headers -d 'When using the default output format, don\'t print headers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l contexts -d 'Ask the servers of all contexts that match these comma-separated names or globs with * and ?: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l from -d 'Read API resources from this file instead of a server: a snapshot or a saved discovery response; - reads standard input' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l target -d 'Check against this release [default: the one after the server\'s]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l fail-on -d 'Exit 1 if any listed API has this status or worse: deprecated, removed [default: never]' -r -f -a "deprecated\t'Deprecated, or removed'
removed\t'Removed'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -s o -l output -d 'Output format. One of: (json, ndjson, yaml, name)' -r -f -a "json\t'JSON'
ndjson\t'One JSON item a line'
yaml\t'YAML'
name\t'Names alone, one a line'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l no-headers -d 'When using the default output format, don\'t print headers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l contexts -d 'Ask the servers of all contexts that match these comma-separated names or globs with * and ?: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l from -d 'Read API resources from this file instead of a server: a snapshot or a saved discovery response; - reads standard input' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l target -d 'Check against this release [default: the one after the server\'s]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l fail-on -d 'Exit 1 if any listed API has this status or worse: deprecated, removed [default: never]' -r -f -a "deprecated\t'Deprecated, or removed'
removed\t'Removed'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -s o -l output -d 'Output format. One of: (json, ndjson, yaml, name)' -r -f -a "json\t'JSON'
ndjson\t'One JSON item a line'
yaml\t'YAML'
name\t'Names alone, one a line'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l no-headers -d 'When using the default output format, don\'t print headers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l contexts -d 'Ask the servers of all contexts that match these comma-separated names or globs with * and ?: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l from -d 'Read API resources from this file instead of a server: a snapshot or a saved discovery response; - reads standard input' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand deprecations" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l for -d 'Wait for this state. One of: (served, gone), or kubectl\'s (condition=Established, condition=Available, create, delete)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l timeout -d 'The length of time to wait before giving up, in seconds or with a unit (e.g. 90s, 10m). Zero means check once and don\'t wait' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l contexts -d 'Ask the servers of all contexts that match these comma-separated names or globs with * and ?: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -f -a "view" -d 'Display merged kubeconfig settings or a specified kubeconfig file; secrets are hidden unless --raw is given'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -f -a "get-contexts" -d 'Describe one or many contexts'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -f -a "current-context" -d 'Display the current-context'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -f -a "get-clusters" -d 'Display clusters defined in the kubeconfig'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -f -a "get-users" -d 'Display users defined in the kubeconfig'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l raw -d 'Display raw byte data and sensitive data' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l minify -d 'Remove all information not used by current-context, or by --context, from the output' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l flatten -d 'Flatten the resulting kubeconfig file into self-contained output (useful for creating portable kubeconfig files, with --raw)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -s o -l output -d 'Output format. One of: (json, yaml, jsonpath=TEMPLATE, jsonpath-as-json=TEMPLATE, jsonpath-file=FILE)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -s o -l output -d 'Output format. One of: (json, ndjson, yaml, name, wide); wide, json and yaml add the files and the shadowed contexts' -r -f -a "json\t'JSON'
ndjson\t'One JSON item a line'
yaml\t'YAML'
name\t'Names alone, one a line'
wide\t'A table with more columns'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l no-headers -d 'When using the default output format, don\'t print headers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -f -a "list" -d 'List the clusters with cached discovery'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -f -a "dir" -d 'Print the directory of the discovery cache'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -f -a "clear" -d 'Remove the cached discovery of the current context\'s cluster, or of the cluster of --context'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -s o -l output -d 'Output format. One of: (json, ndjson, yaml, name)' -r -f -a "json\t'JSON'
ndjson\t'One JSON item a line'
yaml\t'YAML'
name\t'Names alone, one a line'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l no-headers -d 'When using the default output format, don\'t print headers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l all -d 'Remove the cached discovery of every cluster' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l client -d 'If true, shows client version only (no server required)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -s o -l output -d 'Output format. One of: (json, yaml)' -r -f -a "json\t'JSON'
yaml\t'YAML'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l contexts -d 'Ask the servers of all contexts that match these comma-separated names or globs with * and ?: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l kuberc -d 'Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l cluster -d 'The name of the kubeconfig cluster to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l user -d 'The name of the kubeconfig user to use' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -s s -l server -d 'The address and port of the Kubernetes API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l token -d 'Bearer token for authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l username -d 'Username for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l password -d 'Password for basic authentication to the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l certificate-authority -d 'Path to a cert file for the certificate authority' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l client-certificate -d 'Path to a client certificate file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l client-key -d 'Path to a client key file for TLS' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l insecure-skip-tls-verify -d 'If true, the server\'s certificate will not be checked for validity. This will make your HTTPS connections insecure' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l tls-server-name -d 'Server name to use for server certificate validation [default: the hostname used to contact the server]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l as -d 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l as-group -d 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l as-uid -d 'UID to impersonate for the operation' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l as-user-extra -d 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l request-timeout -d 'The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s, 2m, 3h). A value of zero means don\'t timeout requests [default: 32s for each discovery request]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l disable-compression -d 'If true, opt-out of response compression for all requests to the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l cache-dir -d 'Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l cache-ttl -d 'Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l refresh -l no-cache -d 'Ignore cached discovery and ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l offline -d 'Use cached discovery of any age and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -s v -l v -d 'Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l strict -d 'Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l color -d 'Color the output' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l no-color -d 'Don\'t color the output, as with --color=never' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -s h -l help -d 'Print help (see more with \'--help\')'
