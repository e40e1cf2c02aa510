include(FetchContent)
FetchContent_Declare(minirl GIT_REPOSITORY "<address of this repository>" GIT_TAG main)
FetchContent_MakeAvailable(minirl)
target_link_libraries(my_agent PRIVATE minirl::minirl)
