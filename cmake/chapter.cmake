# How exercises are compiled. chapter.hpp is precompiled once for each scalar with the flags of the exercises: g++ finds
# it by the plain #include, because its folder is searched first. clang ignores it and reads the header itself.
set(MINIRL_EXERCISE_FLAGS -std=c++20 -O1 -ffp-contract=off -fno-trapping-math -Wall -Wextra -DEIGEN_FAST_MATH=0)
if(MINIRL_SANITIZE)
  list(APPEND MINIRL_EXERCISE_FLAGS -fsanitize=address,undefined -fno-sanitize-recover=all)
endif()

# Where doctest and Eigen are, unless the compiler looks there anyway.
set(exercise_includes "$<TARGET_PROPERTY:Eigen3::Eigen,INTERFACE_INCLUDE_DIRECTORIES>"
  "$<TARGET_PROPERTY:doctest::doctest,INTERFACE_INCLUDE_DIRECTORIES>")
set(exercise_includes "$<FILTER:$<REMOVE_DUPLICATES:${exercise_includes}>,EXCLUDE,^(/usr/include)?$>")
set(exercise_includes "$<$<BOOL:${exercise_includes}>:-isystem$<JOIN:${exercise_includes},;-isystem>>")

function(minirl_precompile target folder definition)
  add_custom_target(${target} ${ARGN})
  set(precompiled ${CMAKE_BINARY_DIR}/${folder}/minirl/chapter.hpp.gch)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU" OR MINIRL_SANITIZE)
    return()
  endif()
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/${folder}/chapter.cpp CONTENT "#include \"minirl/chapter.hpp\"\n")
  add_custom_command(
    OUTPUT ${precompiled}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/${folder}/minirl
    COMMAND ${CMAKE_CXX_COMPILER} ${MINIRL_EXERCISE_FLAGS} ${definition} -I${CMAKE_CURRENT_SOURCE_DIR}/include
            "${exercise_includes}" -x c++-header -MMD -MF ${CMAKE_BINARY_DIR}/${folder}/chapter.d -MT ${precompiled}
            -o ${precompiled} ${CMAKE_BINARY_DIR}/${folder}/chapter.cpp
    DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/include/minirl/chapter.hpp
    DEPFILE ${CMAKE_BINARY_DIR}/${folder}/chapter.d
    COMMENT "Precompiling minirl/chapter.hpp (${folder})"
    COMMAND_EXPAND_LISTS
    VERBATIM)
  add_custom_target(${target}_file DEPENDS ${precompiled})
  add_dependencies(${target} ${target}_file)
endfunction()
minirl_precompile(minirl_precompiled precompiled "" ALL)
minirl_precompile(minirl_precompiled_double precompiled_double -DMINIRL_DOUBLE)

# What ./minirl learn needs to know, one "key value" a line. The library in double is built by the preset f64, beside.
set(exercise_flags ${MINIRL_EXERCISE_FLAGS} -fdiagnostics-color=never)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  list(APPEND exercise_flags -fmax-errors=5)
else()
  list(APPEND exercise_flags -ferror-limit=5)
endif()
find_program(MINIRL_LLD NAMES ld.lld)
find_program(MINIRL_MOLD NAMES ld.mold)
if(MINIRL_MOLD AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12)
  list(APPEND exercise_flags -fuse-ld=mold)
elseif(MINIRL_LLD)
  list(APPEND exercise_flags -fuse-ld=lld)
endif()
set(exercise_memory 2000000)
if(MINIRL_SANITIZE)
  set(exercise_memory 0)  # the sanitizer reserves more than any limit
endif()
list(TRANSFORM exercise_flags PREPEND "flag ")
list(JOIN exercise_flags "\n" exercise_flags)
set(box2d_lines "")
if(MINIRL_HAS_BOX2D)  # the folder too, in case the loader does not look there anyway
  set(box2d_lines "link $<TARGET_FILE:box2d::box2d>\nlink -Wl,-rpath,$<TARGET_FILE_DIR:box2d::box2d>\n")
endif()
set(include ${CMAKE_CURRENT_SOURCE_DIR}/include)
file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/learn.conf CONTENT "compiler ${CMAKE_CXX_COMPILER}
${exercise_flags}
$<$<BOOL:${exercise_includes}>:flag $<JOIN:${exercise_includes},\nflag >>
float.flag -I${CMAKE_BINARY_DIR}/precompiled
float.flag -I${include}
float.library $<TARGET_FILE:minirl>
double.flag -DMINIRL_DOUBLE
double.flag -I${CMAKE_BINARY_DIR}/precompiled_double
double.flag -I${include}
double.library ${CMAKE_BINARY_DIR}/../f64/$<TARGET_FILE_NAME:minirl>
link $<TARGET_FILE:minirl_doctest_main>
${box2d_lines}link -lpthread
memory_kb ${exercise_memory}
course ${CMAKE_CURRENT_SOURCE_DIR}/tutorials
workbook ${CMAKE_CURRENT_SOURCE_DIR}/workbook
")
