#include "Cli/TargetsCommand.h"

#include "Cli/SharedOptions.h"
#include "Present/Advice/DeliveryText.h"

#include <memory>

namespace twobus
{
Subcommand addTargetsCommand (CLI::App& app)
{
    const auto option = std::make_shared<TargetsOption>();
    auto* command =
        app.add_subcommand ("targets", "List the delivery targets: what each asks for, its date and its source");
    option->addTo (*command);

    return { command, [option] (Console& console) {
                console.print (targetsText (option->targets()));
                return console.finish (exitReady);
            } };
}
} // namespace twobus
