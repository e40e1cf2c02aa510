# `cmake --install`: headers, library and the package files that `find_package(minirl)` reads.
option(MINIRL_INSTALL "Add minirl to what `cmake --install` copies" ${PROJECT_IS_TOP_LEVEL})
if(NOT MINIRL_INSTALL)
  return()
endif()

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/minirl)

install(DIRECTORY include/minirl DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.hpp")
install(TARGETS minirl EXPORT minirl_targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT minirl_targets NAMESPACE minirl:: FILE minirlTargets.cmake DESTINATION ${package_dir})

# SemVer: below 1.0 a new minor version may change everything, afterwards only a new major version may.
set(compatibility SameMajorVersion)
if(PROJECT_VERSION_MAJOR EQUAL 0)
  set(compatibility SameMinorVersion)
endif()
configure_package_config_file(cmake/minirlConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/minirlConfig.cmake
                              INSTALL_DESTINATION ${package_dir} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/minirlConfigVersion.cmake COMPATIBILITY ${compatibility})
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/minirlConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/minirlConfigVersion.cmake
        DESTINATION ${package_dir})
