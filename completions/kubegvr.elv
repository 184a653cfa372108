set edit:completion:arg-completer[kubegvr] = { |@words|
    var index = (count $words)
    set index = (- $index 1)

    put (env _CLAP_IFS="\n" _CLAP_COMPLETE_INDEX=(to-string $index) KUBEGVR_COMPLETE="elvish" kubegvr -- $@words) | to-lines
}
