# The same bits from every build: the reference run must print the checksum that data/reference_run.txt keeps, with
# each set of kernels this machine can run.
add_executable(minirl_reference_run tests/bits/reference_run.cpp)
target_link_libraries(minirl_reference_run PRIVATE minirl minirl_flags)
target_include_directories(minirl_reference_run PRIVATE src)

set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS data/reference_run.txt)
file(STRINGS data/reference_run.txt reference_checksum REGEX "^checksum [0-9]+$")
foreach(kernels best avx512 avx2)
  add_test(NAME bits/reference_run_${kernels} COMMAND minirl_reference_run)
  set_tests_properties(bits/reference_run_${kernels} PROPERTIES
    PASS_REGULAR_EXPRESSION "${reference_checksum}\n" SKIP_RETURN_CODE 77)
  if(NOT kernels STREQUAL "best")
    set_tests_properties(bits/reference_run_${kernels} PROPERTIES ENVIRONMENT MINIRL_KERNELS=${kernels})
  endif()
endforeach()
