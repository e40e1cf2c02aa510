# Instrumented code takes three times as long to compile if it is optimised: with sanitizers only the library is.
if(MINIRL_SANITIZE)
  add_compile_options(-O0)
endif()

# The benchmark cases and the counting operator new, for the verb bench and the tests of allocations.
file(GLOB benchmark_sources CONFIGURE_DEPENDS tests/benchmarks/*.cpp)
list(FILTER benchmark_sources EXCLUDE REGEX "/test_")
add_library(minirl_benchmarks STATIC ${benchmark_sources})
target_link_libraries(minirl_benchmarks PUBLIC minirl PRIVATE minirl_flags)
target_include_directories(minirl_benchmarks PUBLIC tests PRIVATE src)  # the rivals call the kernels

# The comparison with reference data: a library, because the program's verb check-golden runs it too.
file(GLOB golden_sources CONFIGURE_DEPENDS tests/golden/check_*.cpp)
add_library(minirl_golden STATIC ${golden_sources})
target_link_libraries(minirl_golden PUBLIC minirl PRIVATE minirl_flags)
target_include_directories(minirl_golden PUBLIC tests)

# The exercises' watch and verbs: a library, because its tests use it too.
if(MINIRL_SCALAR STREQUAL "float")
  file(GLOB learn_sources CONFIGURE_DEPENDS src/app/learn/*.cpp)
  add_library(minirl_learn STATIC ${learn_sources} src/app/interrupt.cpp)
  target_link_libraries(minirl_learn PUBLIC minirl PRIVATE minirl_flags)
  target_include_directories(minirl_learn PUBLIC src)
endif()

# The program `minirl` and the programs of the chapters; float only, like the floors they stand on.
file(GLOB app_sources CONFIGURE_DEPENDS src/app/*.cpp)
list(FILTER app_sources EXCLUDE REGEX "/interrupt\\.cpp$")  # comes with minirl_learn
if(app_sources AND MINIRL_SCALAR STREQUAL "float")
  add_executable(minirl_program ${app_sources})
  set_target_properties(minirl_program PROPERTIES OUTPUT_NAME minirl)
  target_link_libraries(minirl_program PRIVATE minirl minirl_learn minirl_golden minirl_benchmarks minirl_flags)
  target_include_directories(minirl_program PRIVATE src)
endif()

# The chapters: each tutorials/NN_topic/NAME.cpp is a program, chapter_NN_topic if it is named after its folder,
# chapter_NN_M_name for one of several in order (M_name.cpp) and chapter_NN_topic_NAME otherwise. `./minirl tour` and
# `./minirl run` find them beside the program.
add_custom_target(minirl_chapters)
if(MINIRL_SCALAR STREQUAL "float")
  file(GLOB chapter_sources CONFIGURE_DEPENDS tutorials/[0-9][0-9]_*/*.cpp)
  if(MINIRL_SANITIZE)  # as many as the tests of the command line run
    list(FILTER chapter_sources INCLUDE REGEX "/(00|01)_|/3_cartpole")
  endif()
  foreach(source ${chapter_sources})
    string(REGEX REPLACE ".*/tutorials/(([0-9]+)_(.*))/([^/]*)\\.cpp" "\\1;\\2;\\3;\\4" parts ${source})
    list(GET parts 0 folder)
    list(GET parts 1 number)
    list(GET parts 2 topic)
    list(GET parts 3 name)
    set(program chapter_${folder})
    if(name MATCHES "^[0-9]+_")
      set(program chapter_${number}_${name})
    elseif(NOT name STREQUAL topic)
      string(APPEND program _${name})
    endif()
    add_executable(${program} ${source})
    target_link_libraries(${program} PRIVATE minirl minirl_flags)
    target_compile_definitions(${program} PRIVATE MINIRL_DATA_DIR="${CMAKE_CURRENT_SOURCE_DIR}/data")
    add_dependencies(minirl_chapters ${program})
    list(APPEND chapter_programs ${CMAKE_BINARY_DIR}/${program})
  endforeach()
  file(GLOB gone ${CMAKE_BINARY_DIR}/chapter_*)  # the tour runs what is there: no programs of lessons renamed since
  list(REMOVE_ITEM gone ${chapter_programs})
  if(gone)
    file(REMOVE ${gone})
  endif()
endif()

# The tests: one program, one CTest entry for each file, so that a failure names the file.
add_library(minirl_doctest_main STATIC tests/doctest_main.cpp)
target_link_libraries(minirl_doctest_main PUBLIC doctest::doctest)

file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS tests/*/test_*.cpp)
if(MINIRL_SCALAR STREQUAL "double")  # what has numbers of this type; the rest is the same code as in float
  list(FILTER test_sources EXCLUDE REGEX "/tests/(agents|lab|app|core|draw|files|house)/")
endif()
if(NOT MINIRL_SAMPLE STREQUAL "")  # what one run leaves out the next one has
  set(index ${MINIRL_SAMPLE})
  foreach(source ${test_sources})
    math(EXPR index "${index} + 1")
    math(EXPR left_out "${index} % 2")
    if(left_out)
      list(REMOVE_ITEM test_sources ${source})
    endif()
  endforeach()
endif()
add_executable(minirl_tests ${test_sources})
target_link_libraries(minirl_tests PRIVATE minirl minirl_golden minirl_benchmarks minirl_flags minirl_doctest_main)
if(TARGET minirl_learn)
  target_link_libraries(minirl_tests PRIVATE minirl_learn)
endif()
if(MINIRL_PRECOMPILE)  # not for every day: clangd does not get along with the compiler's precompiled headers
  target_precompile_headers(minirl_tests PRIVATE <doctest/doctest.h> <algorithm> <cmath> <filesystem> <functional>
    <map> <memory> <optional> <span> <string> <variant> <vector>)
endif()
target_compile_options(minirl_tests PRIVATE -O0)  # compiles in two thirds of the time; what is tested is the library
target_include_directories(minirl_tests PRIVATE tests src)
target_compile_definitions(minirl_tests PRIVATE
  MINIRL_SOURCE_DIR="${CMAKE_CURRENT_SOURCE_DIR}" MINIRL_DATA_DIR="${CMAKE_CURRENT_SOURCE_DIR}/data")
foreach(source ${test_sources})
  file(RELATIVE_PATH file ${CMAKE_CURRENT_SOURCE_DIR} ${source})
  string(REGEX REPLACE "tests/(.*/)test_(.*)\\.cpp" "\\1\\2" name ${file})
  add_test(NAME ${name} COMMAND minirl_tests --source-file=*/${file} --no-version)
  if(MINIRL_SCALAR STREQUAL "float")  # a file without a test case proves nothing; in double some are empty
    set_tests_properties(${name} PROPERTIES FAIL_REGULAR_EXPRESSION "test cases: +0 ")
  endif()
endforeach()
if(TARGET minirl_program)
  foreach(name tour command_line resume worlds)
    add_test(NAME app/${name} COMMAND sh ${CMAKE_CURRENT_SOURCE_DIR}/tests/app/${name}.sh $<TARGET_FILE:minirl_program>)
  endforeach()
endif()

# The whole course, and the lessons against it: quotes of outputs, numbers, figures. It takes long, and would show
# little with sanitizers or a second compiler: the other tests go through the same library.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT MINIRL_SANITIZE)
  set(whole_course ON)
endif()
if(TARGET minirl_program)
  add_executable(minirl_check_lessons tests/lessons/check_lessons.cpp)
  target_link_libraries(minirl_check_lessons PRIVATE minirl minirl_flags)
  target_include_directories(minirl_check_lessons PRIVATE tests)
  target_compile_definitions(minirl_check_lessons PRIVATE MINIRL_SOURCE_DIR="${CMAKE_CURRENT_SOURCE_DIR}")
  if(whole_course)
    add_test(NAME app/course COMMAND sh ${CMAKE_CURRENT_SOURCE_DIR}/tests/app/course.sh
             $<TARGET_FILE:minirl_program> $<TARGET_FILE:minirl_check_lessons>)
  endif()
endif()

# A chapter that `./minirl new --chapter` makes: its lesson, program and exercise, as the whole course is checked.
if(TARGET minirl_program AND whole_course)
  add_test(NAME app/new_chapter COMMAND sh ${CMAKE_CURRENT_SOURCE_DIR}/tests/app/new_chapter.sh
           $<TARGET_FILE:minirl_program> $<TARGET_FILE:minirl_check_lessons>)
endif()

# The exercises on the command line and on a terminal.
if(TARGET minirl_program AND whole_course)
  foreach(name learn learn_verify learn_tmux)
    add_test(NAME app/${name} COMMAND sh ${CMAKE_CURRENT_SOURCE_DIR}/tests/app/${name}.sh $<TARGET_FILE:minirl_program>)
    set_tests_properties(app/${name} PROPERTIES SKIP_RETURN_CODE 77)
  endforeach()
endif()
add_test(NAME house/launcher COMMAND sh ${CMAKE_CURRENT_SOURCE_DIR}/tests/house/launcher.sh)

# Networks that are exchanged with PyTorch and scalars for TensorBoard: tests/peers/run.sh compares them, tests/all.sh
# runs it.
if(MINIRL_SCALAR STREQUAL "float")
  foreach(name networks scalars)
    add_executable(minirl_peer_${name} tests/peers/${name}.cpp)
    target_link_libraries(minirl_peer_${name} PRIVATE minirl minirl_flags)
  endforeach()
endif()

# The bridge with the real Gymnasium: tests/bridge/run.sh gets it and compares, tests/all.sh runs that.
if(MINIRL_SCALAR STREQUAL "float")
  foreach(name check speed)
    add_executable(minirl_bridge_${name} tests/bridge/${name}.cpp)
    target_link_libraries(minirl_bridge_${name} PRIVATE minirl minirl_flags)
    target_include_directories(minirl_bridge_${name} PRIVATE src)
  endforeach()
endif()

include(${CMAKE_CURRENT_LIST_DIR}/binary_tests.cmake)
if(MINIRL_SCALAR STREQUAL "float")
  include(${CMAKE_CURRENT_LIST_DIR}/chapter.cmake)
  include(${CMAKE_CURRENT_LIST_DIR}/bits.cmake)
endif()
