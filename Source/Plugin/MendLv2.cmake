# Mends what JUCE 7.0.5 writes about an LV2 plug-in, so that sord_validate finds nothing: a preset with a property that
# nobody defines, a feature called extension data, an interface called a feature, and a maintainer of what is not called
# a project. Also says what kind of plug-in it is: without a kind, Ardour files it under "prijekt". Run with -D
# BUNDLE=FOLDER. What another JUCE writes differently stays as it is.
function(mend file pattern replacement)
    file(READ "${BUNDLE}/${file}" text)
    string(REGEX REPLACE "${pattern}" "${replacement}" text "${text}")
    file(WRITE "${BUNDLE}/${file}" "${text}")
endfunction()

mend(manifest.ttl "\n<[^\n]*:preset1>\n(\t[^\n]*\n)+" "")
mend(dsp.ttl "\ta lv2:Plugin ;\n\tdoap:name" "\ta lv2:Plugin , lv2:AnalyserPlugin , doap:Project ;\n\tdoap:name")
mend(ui.ttl "\t\tui:noUserResize ,\n\t\tui:resize ;" "\t\tui:resize ;")
mend(ui.ttl "\t\tui:noUserResize ,\n\t\topts:interface ,\n" "\t\tui:noUserResize ,\n")
