# The tests: one program, one CTest entry for each file, so that a failure names the file.
add_library(minirl_doctest_main STATIC tests/doctest_main.cpp)
target_link_libraries(minirl_doctest_main PUBLIC doctest::doctest)

# The comparison with reference data: a library, because the program's verb check-golden runs it too.
file(GLOB golden_sources CONFIGURE_DEPENDS tests/golden/check_*.cpp)
add_library(minirl_golden STATIC ${golden_sources})
target_link_libraries(minirl_golden PUBLIC minirl PRIVATE minirl_flags)
target_include_directories(minirl_golden PUBLIC tests)

file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS tests/*/test_*.cpp)
add_executable(minirl_tests ${test_sources})
target_link_libraries(minirl_tests PRIVATE minirl minirl_golden minirl_flags minirl_doctest_main)
target_include_directories(minirl_tests PRIVATE tests src)
target_compile_definitions(minirl_tests PRIVATE MINIRL_DATA_DIR="${CMAKE_CURRENT_SOURCE_DIR}/data")
foreach(source ${test_sources})
  file(RELATIVE_PATH name ${CMAKE_CURRENT_SOURCE_DIR}/tests ${source})
  string(REGEX REPLACE "test_(.*)\\.cpp" "\\1" name ${name})
  get_filename_component(file ${source} NAME)
  add_test(NAME ${name} COMMAND minirl_tests --source-file=*/${file} --no-version --minimal)
endforeach()
