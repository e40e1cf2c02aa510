# Eigen 3.4 always; doctest for tests and exercises. An installed package first, a download only as a fallback.
include(FetchContent)

find_package(Eigen3 3.4 QUIET NO_MODULE)
if(NOT Eigen3_FOUND)
  FetchContent_Declare(Eigen3 GIT_REPOSITORY https://gitlab.com/libeigen/eigen.git GIT_TAG 3.4.0 GIT_SHALLOW ON)
  set(EIGEN_BUILD_DOC OFF)
  set(BUILD_TESTING OFF)
  FetchContent_MakeAvailable(Eigen3)
endif()

if(MINIRL_DEVELOP)
  find_package(doctest QUIET)
  if(NOT doctest_FOUND)
    FetchContent_Declare(doctest GIT_REPOSITORY https://github.com/doctest/doctest.git GIT_TAG v2.4.11 GIT_SHALLOW ON)
    FetchContent_MakeAvailable(doctest)
  endif()
endif()
