# Completion of kubegvr in bash: source this file, or `source <(kubegvr completion bash)`.

_kubegvr() {
    local IFS=$'\n' options=$-
    # A candidate may look like a glob.
    set -f
    COMPREPLY=($(KUBEGVR_COMPLETE=bash kubegvr -- "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null </dev/null))
    [[ $options == *f* ]] || set +f
    # More follows a directory, and a format that takes a value.
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[=/] ]]; then
        compopt -o nospace 2>/dev/null
    fi
}

complete -o nosort -F _kubegvr kubegvr 2>/dev/null || complete -F _kubegvr kubegvr
