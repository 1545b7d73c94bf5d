# Writes code to OUTPUT that gives the commit of the source in SOURCE. Leaves OUTPUT alone if the commit has not
# changed, so that nothing is rebuilt. -DCOMMIT=... gives the commit if the source has no history, as in a package's
# build.
if(NOT COMMIT)
    find_package(Git QUIET)
    if(GIT_FOUND AND EXISTS ${SOURCE}/.git)
        execute_process(COMMAND ${GIT_EXECUTABLE} -C ${SOURCE} describe --always --abbrev=10 --exclude=* --dirty=-changed
                        OUTPUT_VARIABLE COMMIT ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
    endif()
endif()
if(NOT COMMIT MATCHES "^[0-9a-f]+(-changed)?$")
    set(COMMIT unknown)
endif()
set(text "#include \"Files/Reports/ProgramVersion.h\"\n\nstd::string_view twobus::programCommit() noexcept { return \"${COMMIT}\"; }\n")
if(EXISTS ${OUTPUT})
    file(READ ${OUTPUT} before)
endif()
if(NOT text STREQUAL "${before}")
    file(WRITE ${OUTPUT} "${text}")
endif()
