#include "App/Settings/Page.h"
#include "Support/Catch.h"

using namespace twobus;

TEST_CASE ("the first start asks for the stage, then the source")
{
    for (const auto page : pagesInOrder)
    {
        CHECK (pageFor (std::nullopt, false, page) == (page == Page::files ? Page::files : Page::stageQuestion));
        CHECK (pageFor (std::nullopt, true, page) == (page == Page::files ? Page::files : Page::stageQuestion));
        CHECK (pageFor (Stage::mix, true, page) == page);
    }

    CHECK (pageFor (Stage::mix, false, Page::mix) == Page::sourceQuestion);
    CHECK (pageFor (Stage::recording, false, Page::tracking) == Page::sourceQuestion);
    CHECK (pageFor (Stage::mix, false, Page::files) == Page::files); // this page needs no source
}

TEST_CASE ("each stage starts on its own page")
{
    CHECK (firstPageFor (Stage::recording) == Page::tracking);
    CHECK (firstPageFor (Stage::mix) == Page::mix);
    CHECK (firstPageFor (Stage::finishedMaster) == Page::delivery);
}

TEST_CASE ("a page is found by its key, and questions have no key")
{
    for (const auto page : pagesInOrder)
        CHECK (pageFromKey (keyOf (page)) == page);

    CHECK (keyOf (Page::stageQuestion).empty());
    CHECK_FALSE (pageFromKey ("").has_value());
    CHECK_FALSE (pageFromKey ("programme").has_value());
}
