# chapter.hpp, precompiled once with the flags of the exercises: g++ finds it by the plain #include, because the folder
# build/.../precompiled is searched first. clang ignores it and reads the header itself.
set(MINIRL_EXERCISE_FLAGS -std=c++20 -O1 -ffp-contract=off -fno-trapping-math -Wall -Wextra)
set(chapter_precompiled ${CMAKE_BINARY_DIR}/precompiled/minirl/chapter.hpp.gch)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT MINIRL_SANITIZE)
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/precompiled/chapter.cpp CONTENT "#include \"minirl/chapter.hpp\"\n")
  add_custom_command(
    OUTPUT ${chapter_precompiled}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/precompiled/minirl
    COMMAND ${CMAKE_CXX_COMPILER} ${MINIRL_EXERCISE_FLAGS} -I${CMAKE_CURRENT_SOURCE_DIR}/include -x c++-header
            -MMD -MF ${CMAKE_BINARY_DIR}/precompiled/chapter.d -MT ${chapter_precompiled}
            -o ${chapter_precompiled} ${CMAKE_BINARY_DIR}/precompiled/chapter.cpp
    DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/include/minirl/chapter.hpp
    DEPFILE ${CMAKE_BINARY_DIR}/precompiled/chapter.d
    COMMENT "Precompiling minirl/chapter.hpp"
    VERBATIM)
  add_custom_target(minirl_precompiled ALL DEPENDS ${chapter_precompiled})
endif()
