# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_kubegvr_global_optspecs
    string join \n kubeconfig= kuberc= context= cluster= user= s/server= token= username= password= certificate-authority= client-certificate= client-key= insecure-skip-tls-verify= tls-server-name= n/namespace= as= as-group= as-uid= as-user-extra= request-timeout= disable-compression= contexts= all-contexts= cache-dir= cache-ttl= refresh= offline= from= v/v= strict= color= h/help V/version
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

complete -c kubegvr -n "__fish_kubegvr_needs_command" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_needs_command" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_needs_command" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -s V -l version -d 'Print version'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "api-resources" -d 'Print the resources that the server serves, each in its preferred version'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "resources" -d 'Print the resources that the server serves, each in its preferred version'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "api-versions" -d 'Print the group versions that the server serves, one a line'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "versions" -d 'Print the group versions that the server serves, one a line'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "gvrs" -d 'Print every group, version and resource that the server serves, subresources too'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "resolve" -d 'Tell which group, version and resource a name stands for'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "get" -d 'Print objects of any resource, custom ones too'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "raw" -d 'Print the body of one GET'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "pods" -d 'Print pods'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "pod" -d 'Print pods'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "po" -d 'Print pods'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "snapshot" -d 'Write everything that the server serves into one file, for --from, diff or a repository'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "diff" -d 'Print what two servers serve differently, or one before and after'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "removals" -d 'Print what is served and deprecated, or removed by a release to come'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "wait" -d 'Wait until something is served, or is not any more'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "config" -d 'Print the kubeconfig, merged from its files'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "cache" -d 'Show or empty the discovery cache'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "version" -d 'Print the versions of this program and of the server'
complete -c kubegvr -n "__fish_kubegvr_needs_command" -f -a "completion" -d 'Print the completion script of a shell'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l api-group -d 'Only this group; an empty one is core' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l namespaced -d 'Only namespaced resources, or with =false only the others' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l verbs -d 'Only resources with all of these verbs' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l categories -d 'Only resources in all of these categories' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l all-versions -d 'Every version of a resource, not the preferred one alone' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l subresources -d 'Subresources too, such as pods/log' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l sort-by -d 'The order of rows: group, name or kind' -r -f -a "group\t'By group, then name'
name\t'By name'
kind\t'By kind, then name'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -s o -l output -d 'Print as wide, name, json or yaml' -r -f -a "wide\t'A table with more columns'
name\t'Names alone, one a line'
json\t'JSON'
yaml\t'YAML'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l no-headers -d 'No headings' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l cached -d 'Use what is kept while it is fresh; with =false, ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-resources" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l api-group -d 'Only this group; an empty one is core' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l namespaced -d 'Only namespaced resources, or with =false only the others' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l verbs -d 'Only resources with all of these verbs' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l categories -d 'Only resources in all of these categories' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l all-versions -d 'Every version of a resource, not the preferred one alone' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l subresources -d 'Subresources too, such as pods/log' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l sort-by -d 'The order of rows: group, name or kind' -r -f -a "group\t'By group, then name'
name\t'By name'
kind\t'By kind, then name'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -s o -l output -d 'Print as wide, name, json or yaml' -r -f -a "wide\t'A table with more columns'
name\t'Names alone, one a line'
json\t'JSON'
yaml\t'YAML'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l no-headers -d 'No headings' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l cached -d 'Use what is kept while it is fresh; with =false, ask the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resources" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -s o -l output -d 'Print as helm: what `helm template --api-versions` takes, one a line' -r -f -a "helm\t'`group/version` and `group/version/Kind`, one a line'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand api-versions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -s o -l output -d 'Print as helm: what `helm template --api-versions` takes, one a line' -r -f -a "helm\t'`group/version` and `group/version/Kind`, one a line'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand versions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -s o -l output -d 'Print as wide, name, json, ndjson or yaml' -r -f -a "wide\t'A table with more columns'
name\t'Names alone, one a line'
json\t'One JSON object with all items'
ndjson\t'One JSON item a line'
yaml\t'YAML'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l no-headers -d 'No headings' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand gvrs" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l all -d 'Everything that a name could stand for, what is picked first' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -s o -l output -d 'Print as name, path, kind, json or yaml' -r -f -a "name\t'`group/version/resource`, one a line'
path\t'The path of the collection, one a line'
kind\t'`group/version/Kind`, one a line'
json\t'JSON'
yaml\t'YAML'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l no-headers -d 'No headings' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand resolve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l raw -d 'Print the body of this path instead' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l show-kind -d 'Names with their kind, as where several types are printed' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l ignore-not-found -d 'No error where an object does not exist' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -s A -l all-namespaces -d 'Over all namespaces' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -s l -l selector -d 'Only those with these labels: a=b, a!=b, a in (b,c), a' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l field-selector -d 'Only those with these fields: status.phase=Running' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l show-labels -d 'A last column with all labels' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -s L -l label-columns -d 'A column for each of these labels' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l show-managed-fields -d 'The managed fields of objects too' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -s w -l watch -d 'Then every change, until you have enough' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l watch-only -d 'Only the changes' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l output-watch-events -d 'What happened to each object that is printed' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l sort-by -d 'The order of the objects, by what a path leads to: .metadata.name' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l allow-missing-template-keys -d 'No error where a template asks for a key that an object has not' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l chunk-size -d 'Objects a request; 0 asks for all at once' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -s o -l output -d 'Print as wide, name, json, yaml, jsonpath=TEMPLATE, jsonpath-as-json=TEMPLATE or custom-columns=HEADING:.path' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l no-headers -d 'No headings' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand raw" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -s A -l all-namespaces -d 'Over all namespaces' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -s l -l selector -d 'Only those with these labels: a=b, a!=b, a in (b,c), a' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l field-selector -d 'Only those with these fields: status.phase=Running' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l show-labels -d 'A last column with all labels' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -s L -l label-columns -d 'A column for each of these labels' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l show-managed-fields -d 'The managed fields of objects too' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -s w -l watch -d 'Then every change, until you have enough' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l watch-only -d 'Only the changes' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l output-watch-events -d 'What happened to each object that is printed' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l sort-by -d 'The order of the objects, by what a path leads to: .metadata.name' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l allow-missing-template-keys -d 'No error where a template asks for a key that an object has not' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l chunk-size -d 'Objects a request; 0 asks for all at once' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -s o -l output -d 'Print as wide, name, json, yaml, jsonpath=TEMPLATE, jsonpath-as-json=TEMPLATE or custom-columns=HEADING:.path' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l no-headers -d 'No headings' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pods" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -s A -l all-namespaces -d 'Over all namespaces' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -s l -l selector -d 'Only those with these labels: a=b, a!=b, a in (b,c), a' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l field-selector -d 'Only those with these fields: status.phase=Running' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l show-labels -d 'A last column with all labels' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -s L -l label-columns -d 'A column for each of these labels' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l show-managed-fields -d 'The managed fields of objects too' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -s w -l watch -d 'Then every change, until you have enough' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l watch-only -d 'Only the changes' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l output-watch-events -d 'What happened to each object that is printed' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l sort-by -d 'The order of the objects, by what a path leads to: .metadata.name' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l allow-missing-template-keys -d 'No error where a template asks for a key that an object has not' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l chunk-size -d 'Objects a request; 0 asks for all at once' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -s o -l output -d 'Print as wide, name, json, yaml, jsonpath=TEMPLATE, jsonpath-as-json=TEMPLATE or custom-columns=HEADING:.path' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l no-headers -d 'No headings' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand pod" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -s A -l all-namespaces -d 'Over all namespaces' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -s l -l selector -d 'Only those with these labels: a=b, a!=b, a in (b,c), a' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l field-selector -d 'Only those with these fields: status.phase=Running' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l show-labels -d 'A last column with all labels' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -s L -l label-columns -d 'A column for each of these labels' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l show-managed-fields -d 'The managed fields of objects too' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -s w -l watch -d 'Then every change, until you have enough' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l watch-only -d 'Only the changes' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l output-watch-events -d 'What happened to each object that is printed' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l sort-by -d 'The order of the objects, by what a path leads to: .metadata.name' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l allow-missing-template-keys -d 'No error where a template asks for a key that an object has not' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l chunk-size -d 'Objects a request; 0 asks for all at once' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -s o -l output -d 'Print as wide, name, json, yaml, jsonpath=TEMPLATE, jsonpath-as-json=TEMPLATE or custom-columns=HEADING:.path' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l no-headers -d 'No headings' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand po" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -s f -l file -d 'The file to write [default: standard output]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand snapshot" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l ignore -d 'What is no difference: scope, verbs, kind, short-names, categories, singular-name, preferred, subresources' -r -f -a "scope\t'Whether objects live in namespaces'
verbs\t'The verbs, in whatever order'
kind\t'The kind, with its group version where that is not the resource\'s own'
short-names\t'The short names, in whatever order'
categories\t'The categories, in whatever order'
singular-name\t'The singular name'
preferred\t'The version that a group prefers'
subresources\t'Subresources, with all that is about them'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -s o -l output -d 'Print as json or yaml' -r -f -a "json\t'JSON'
yaml\t'YAML'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l target -d 'The release to look at [default: the next one behind the server\'s]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l fail-on -d 'Exit with 1 where something is deprecated or removed, or where something is removed' -r -f -a "deprecated\t'Deprecated, or removed'
removed\t'Removed'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -s o -l output -d 'Print as json or yaml' -r -f -a "json\t'JSON'
yaml\t'YAML'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l no-headers -d 'No headings' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand removals" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l for -d 'What to wait for: served or gone' -r -f -a "served\t'The server serves it'
gone\t'The server does not serve it'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l timeout -d 'How long to wait; 0 asks once' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand wait" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -f -a "view" -d 'Print the merged kubeconfig; secrets are hidden unless --raw is given'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -f -a "get-contexts" -d 'Print the contexts'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -f -a "current-context" -d 'Print the name of the current context'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -f -a "get-clusters" -d 'Print the names of the clusters'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and not __fish_seen_subcommand_from view get-contexts current-context get-clusters get-users" -f -a "get-users" -d 'Print the names of the users'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l raw -d 'Show secrets and certificates' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l minify -d 'Only what the current context uses, or that of --context' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l flatten -d 'The content of certificate and key files in place of their paths; with --raw it can be used elsewhere' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -s o -l output -d 'Print as yaml or json' -r -f -a "json\t'JSON'
yaml\t'YAML'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from view" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -s o -l output -d 'Print as wide, name, json or yaml; wide, json and yaml name the files, and list what an earlier file shadows' -r -f -a "wide\t'A table with more columns'
name\t'Names alone, one a line'
json\t'JSON'
yaml\t'YAML'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l no-headers -d 'No headings' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-contexts" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from current-context" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-clusters" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand config; and __fish_seen_subcommand_from get-users" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -f -a "list" -d 'Print the clusters whose discovery is kept'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -f -a "dir" -d 'Print the folder with the discovery of all clusters'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and not __fish_seen_subcommand_from list dir clear" -f -a "clear" -d 'Remove what is kept of the current context\'s cluster, or of that of --context'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -s o -l output -d 'Print as json or yaml' -r -f -a "json\t'JSON'
yaml\t'YAML'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l no-headers -d 'No headings' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from dir" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l all -d 'What is kept of every cluster' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand cache; and __fish_seen_subcommand_from clear" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l client -d 'This program\'s version alone; no server is needed' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -s o -l output -d 'Print as json or yaml' -r -f -a "json\t'JSON'
yaml\t'YAML'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand version" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l kubeconfig -d 'The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l kuberc -d 'The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then ~/.kube/kuberc]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l context -d 'The context of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l cluster -d 'The cluster of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l user -d 'The user of the kubeconfig' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -s s -l server -d 'The URL of the API server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l token -d 'A bearer token' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l username -d 'A user name for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l password -d 'A password for basic authentication' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l certificate-authority -d 'A file with the certificates to trust' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l client-certificate -d 'A file with the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l client-key -d 'A file with the key of the client certificate' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l insecure-skip-tls-verify -d 'Trust any certificate of the server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l tls-server-name -d 'The name that the server\'s certificate must have' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -s n -l namespace -d 'The namespace' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l as -d 'Ask as this user' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l as-group -d 'Ask as a member of this group; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l as-uid -d 'Ask as the user with this ID' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l as-user-extra -d 'Ask with this extra, as key=value; may be given several times' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l request-timeout -d 'How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l disable-compression -d 'Ask for uncompressed answers' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l contexts -d 'Ask the servers of all contexts with these names, or that these globs with * and ? match: \'prod-*,stage\'' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l all-contexts -d 'Ask the servers of all contexts' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l cache-dir -d 'Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l cache-ttl -d 'How long what is kept counts as fresh' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l refresh -d 'Ask the server, whatever is kept' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l offline -d 'Use what is kept, however old, and ask no server' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l from -d 'Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin' -r -F
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -s v -l v -d 'How much to say on stderr: 1 decisions, 6 requests, 8 everything' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l strict -d 'Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous' -r
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -l color -d 'When there is color: auto, always or never' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'In a pipe too'
never\t'Nowhere'"
complete -c kubegvr -n "__fish_kubegvr_using_subcommand completion" -s h -l help -d 'Print help (see more with \'--help\')'
