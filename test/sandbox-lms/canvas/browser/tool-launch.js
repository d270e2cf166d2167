document.querySelector('.tool_content_wrapper form').submit();
