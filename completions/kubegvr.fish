complete --keep-order --exclusive --command kubegvr --arguments "(KUBEGVR_COMPLETE=fish kubegvr -- (commandline --current-process --tokenize --cut-at-cursor) (commandline --current-token))"
