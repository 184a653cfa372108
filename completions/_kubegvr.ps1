# Completion of kubegvr in PowerShell: append this file to $PROFILE, as with `kubegvr completion powershell >> $PROFILE`.

Register-ArgumentCompleter -Native -CommandName kubegvr -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    # The texts of the words up to the cursor. None of them is evaluated.
    $words = @('--')
    $current = ''
    foreach ($element in $commandAst.CommandElements) {
        $extent = $element.Extent
        if ($extent.StartOffset -ge $cursorPosition) { break }
        # A string without its quotes; another word, such as a variable, as it is typed.
        $isString = $element -is [System.Management.Automation.Language.StringConstantExpressionAst]
        $text = if ($isString) { $element.Value } else { $extent.Text }
        if ($extent.EndOffset -lt $cursorPosition) {
            $words += $text
        } elseif ($extent.EndOffset -eq $cursorPosition) {
            $current = $text
        } else {
            $current = $extent.Text.Substring(0, $cursorPosition - $extent.StartOffset)
        }
    }
    # PowerShell before 7.3 passes no empty argument, but two quotes as one.
    $passing = Get-Variable PSNativeCommandArgumentPassing -ValueOnly -ErrorAction Ignore
    $words += if ($current -eq '' -and $passing -notin 'Standard', 'Windows') { '""' } else { $current }

    $before = $env:KUBEGVR_COMPLETE
    $env:KUBEGVR_COMPLETE = 'powershell'
    try {
        & kubegvr @words 2>$null | ForEach-Object {
            $value, $help = $_ -split "`t", 2
            if (-not $help) { $help = $value }
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $help)
        }
    } finally {
        # A variable that is set to $null is removed.
        $env:KUBEGVR_COMPLETE = $before
    }
}
