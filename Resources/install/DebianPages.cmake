# Before a .deb is closed: Debian wants manual pages compressed and the changes under its own name.
if(CPACK_GENERATOR STREQUAL "DEB")
    set(share ${CPACK_TEMPORARY_INSTALL_DIRECTORY}${CPACK_PACKAGING_INSTALL_PREFIX}/share)
    file(RENAME ${share}/doc/twobus/CHANGELOG.md ${share}/doc/twobus/changelog)
    file(GLOB pages ${share}/man/man1/*.1)
    execute_process(COMMAND gzip -9n ${share}/doc/twobus/changelog ${pages} COMMAND_ERROR_IS_FATAL ANY)
endif()
