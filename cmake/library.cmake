# The library minirl::minirl. Floors 4 and 5 exist in float only; everything below is built in either scalar.
set(floors core tensor autodiff files draw nn optim envs rl)
if(MINIRL_SCALAR STREQUAL "float")
  list(APPEND floors agents lab)
endif()
set(globs ${floors})
list(TRANSFORM globs PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/src/")
list(TRANSFORM globs APPEND "/*.cpp")
list(APPEND globs "${CMAKE_CURRENT_SOURCE_DIR}/src/envs/*/*.cpp")
file(GLOB sources CONFIGURE_DEPENDS ${globs})
if(MINIRL_HAS_BOX2D)
  list(FILTER sources EXCLUDE REGEX "/lander_world_absent\\.cpp$")
else()
  list(FILTER sources EXCLUDE REGEX "/lander_world_box2d\\.cpp$")
endif()

add_library(minirl STATIC ${sources})
add_library(minirl::minirl ALIAS minirl)
target_compile_features(minirl PUBLIC cxx_std_20)
target_include_directories(minirl PUBLIC $<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:include>)
target_include_directories(minirl PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/src)
target_link_libraries(minirl PUBLIC Eigen3::Eigen)
if(MINIRL_HAS_BOX2D)
  target_link_libraries(minirl PRIVATE box2d::box2d)
endif()
if(MINIRL_SCALAR STREQUAL "double")
  target_compile_definitions(minirl PUBLIC MINIRL_DOUBLE)
endif()

# One numeric mode: a fused multiply-add stands where it is written, and Eigen's sqrt is the IEEE one.
target_compile_options(minirl PUBLIC -ffp-contract=off)
target_compile_definitions(minirl PUBLIC EIGEN_FAST_MATH=0)

# The Python side of the bridge to Gymnasium travels in the library as a text.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS src/envs/bridge/child.py)
file(READ ${CMAKE_CURRENT_SOURCE_DIR}/src/envs/bridge/child.py child_source)
configure_file(src/envs/bridge/child_source.cpp.in ${CMAKE_CURRENT_BINARY_DIR}/child_source.cpp @ONLY)
target_sources(minirl PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/child_source.cpp)

# Environments keep to the bits of Gymnasium: g++ 12.2 drops a rounding to float where it vectorises such code.
file(GLOB_RECURSE environment_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/src/envs/*.cpp)
set_source_files_properties(${environment_sources} PROPERTIES COMPILE_OPTIONS
  "$<$<NOT:$<CONFIG:Debug>>:-O2>;-ffp-contract=off;-fno-tree-slp-vectorize")

# What every target of this project is built with, exercises included.
add_library(minirl_flags INTERFACE)
target_compile_options(minirl_flags INTERFACE -ffp-contract=off -fno-trapping-math -Wall -Wextra -Wshadow -Wconversion)
if(MINIRL_WERROR)
  target_compile_options(minirl_flags INTERFACE -Werror)
endif()
if(MINIRL_SANITIZE)
  target_compile_options(minirl_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(minirl_flags INTERFACE -Wno-maybe-uninitialized)  # g++ cries wolf in instrumented std::regex
  target_link_options(minirl_flags INTERFACE -fsanitize=address,undefined)
endif()
target_link_libraries(minirl PRIVATE $<BUILD_INTERFACE:minirl_flags>)

include(${CMAKE_CURRENT_LIST_DIR}/kernels.cmake)
